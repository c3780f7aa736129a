namespace Firmware.Core
{
    /// <summary>The topics of one node, built once from its root and place.</summary>
    public sealed class Topics
    {
        // Home Assistant's birth message has a topic of its own that does not follow the prefix.
        private const string Birth = Leaf.HomeAssistant + "/" + Leaf.Status;

        /// <summary>Root and place: <c>home/livingroom</c>.</summary>
        public readonly string Base;

        /// <summary>Retained <c>online</c> or <c>offline</c>; also the topic of the last will.</summary>
        public readonly string Status;


        /// <summary>One JSON object per sample.</summary>
        public readonly string Reading;

        /// <summary>Readings that could not be sent live, oldest first.</summary>
        public readonly string History;

        /// <summary>What is beyond its limits: a JSON list, empty when all is well.</summary>
        public readonly string Alarm;

        /// <summary>How the node is.</summary>
        public readonly string Health;

        /// <summary>Settings come in here.</summary>
        public readonly string Config;

        /// <summary>The settings in force, retained.</summary>
        public readonly string ConfigState;

        /// <summary>One answer for each message on <see cref="Config"/>.</summary>
        public readonly string ConfigResult;

        /// <summary>Commands come in here.</summary>
        public readonly string Command;

        /// <summary>One answer for each message on <see cref="Command"/> and <see cref="AllCommand"/>.</summary>
        public readonly string CommandResult;

        /// <summary>Settings for every node of the root come in here.</summary>
        public readonly string AllConfig;

        /// <summary>Commands for every node of the root come in here.</summary>
        public readonly string AllCommand;

        /// <summary>Settings for this node come in here too, whatever its place.</summary>
        public readonly string ConfigById;

        /// <summary>Commands for this node come in here too, whatever its place.</summary>
        public readonly string CommandById;

        /// <summary>Where Home Assistant looks for the node.</summary>
        public readonly string Announcement;

        /// <summary>Where Home Assistant says that it is there: under its prefix, and where it does so whatever its prefix is.</summary>
        public readonly string[] Births;

        /// <summary>What the node listens to. Its own status is among it: to see when somebody else says a wrong one.</summary>
        public readonly string[] Subscriptions;

        /// <summary>
        /// What the node listens to besides, where the broker lets it: what is sent to its id, and the health of its place, which another node may
        /// publish too.
        /// </summary>
        public readonly string[] MoreSubscriptions;

        // Made when the first value goes out: a node measures few of them.
        private readonly string[] _values = new string[Quantity.Count];

        /// <summary>Builds the topics.</summary>
        /// <param name="root">First part, not empty, may hold slashes, no wildcards.</param>
        /// <param name="place">Last part of the base, not empty, no slash, no wildcards.</param>
        /// <param name="prefix">First part of the topics of Home Assistant's MQTT discovery.</param>
        /// <param name="id">Of the node.</param>
        public Topics(string root, string place, string prefix, string id)
        {
            Base = root + "/" + place;
            Status = Of(Leaf.Status);
            Reading = Of(Leaf.Reading);
            History = Of(Leaf.History);
            Alarm = Of(Leaf.Alarm);
            Health = Of(Leaf.Health);
            Config = Of(Leaf.Config);
            ConfigState = Of(Leaf.ConfigState);
            ConfigResult = Of(Leaf.ConfigResult);
            Command = Of(Leaf.Command);
            CommandResult = Of(Leaf.CommandResult);
            AllConfig = root + "/" + Leaf.All + "/" + Leaf.Config;
            AllCommand = root + "/" + Leaf.All + "/" + Leaf.Command;
            ConfigById = root + "/" + id + "/" + Leaf.Config;
            CommandById = root + "/" + id + "/" + Leaf.Command;
            Announcement = AnnouncementOf(prefix, id);
            Births = prefix == Leaf.HomeAssistant ? new string[] { Birth } : new string[] { Birth, prefix + "/" + Leaf.Status };
            Subscriptions = new string[] { Config, AllConfig, Command, AllCommand, Status };
            MoreSubscriptions = ConfigById == Config
                ? new string[] { Health }
                : new string[] { ConfigById, CommandById, Health };
        }

        /// <summary>Where the plain value of a quantity goes. A latitude and its longitude go out together.</summary>
        /// <param name="quantity">A constant of <see cref="Quantity"/>.</param>
        public string Value(int quantity) => _values[quantity] ?? (_values[quantity] = Of(QuantityTable.TopicOf(quantity)));

        /// <summary>
        /// Every topic under the base on which the node leaves something at the broker; <see cref="Status"/> comes last. Those of what it does not
        /// measure are among them: it may have had another sensor.
        /// </summary>
        public string[] AllRetained()
        {
            string[] all = new string[Quantity.Count + 5];
            for (int quantity = 0; quantity < Quantity.Count; quantity++)
            {
                all[quantity] = Of(QuantityTable.TopicOf(quantity));
            }

            all[Quantity.Count] = Reading;
            all[Quantity.Count + 1] = Alarm;
            all[Quantity.Count + 2] = Health;
            all[Quantity.Count + 3] = ConfigState;
            all[Quantity.Count + 4] = Status;
            return all;
        }

        /// <summary>The same with what stands elsewhere; <see cref="Status"/> comes last.</summary>
        public string[] Everything()
        {
            string[] retained = AllRetained();
            string[] all = new string[retained.Length + 1];
            all[0] = Announcement;
            System.Array.Copy(retained, 0, all, 1, retained.Length);
            return all;
        }

        /// <summary>Where Home Assistant looks for a node.</summary>
        /// <param name="prefix">First part of the topics of its MQTT discovery.</param>
        /// <param name="id">Of the node.</param>
        public static string AnnouncementOf(string prefix, string id) => prefix + "/device/" + id + "/" + Leaf.Config;

        /// <summary>Whether a topic is one of <see cref="Births"/>.</summary>
        public bool IsBirth(string topic) => topic == Births[0] || topic == Births[Births.Length - 1];

        private string Of(string leaf) => Base + "/" + leaf;
    }
}
