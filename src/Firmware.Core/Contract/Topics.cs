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

        /// <summary>The plain values by <see cref="Quantity"/>; latitude and longitude have one together.</summary>
        public readonly string[] Values;

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

        /// <summary>Every topic under the base on which the node leaves something at the broker; <see cref="Status"/> comes last.</summary>
        public readonly string[] Retained;

        /// <summary>The same with what stands elsewhere; <see cref="Status"/> comes last.</summary>
        public readonly string[] Everything;

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
            Values = new string[Quantity.Count];
            for (int quantity = 0; quantity < Quantity.Count; quantity++)
            {
                Values[quantity] = Of(QuantityTable.TopicOf(quantity));
            }

            Retained = Joined(Values, new string[] { Reading, Alarm, Health, ConfigState, Status });
            Everything = Joined(new string[] { Announcement }, Retained);
        }

        /// <summary>Where Home Assistant looks for a node.</summary>
        /// <param name="prefix">First part of the topics of its MQTT discovery.</param>
        /// <param name="id">Of the node.</param>
        public static string AnnouncementOf(string prefix, string id) => prefix + "/device/" + id + "/" + Leaf.Config;

        /// <summary>Whether a topic is one of <see cref="Births"/>.</summary>
        public bool IsBirth(string topic) => topic == Births[0] || topic == Births[Births.Length - 1];

        private string Of(string leaf) => Base + "/" + leaf;

        private static string[] Joined(string[] first, string[] second)
        {
            string[] all = new string[first.Length + second.Length];
            System.Array.Copy(first, 0, all, 0, first.Length);
            System.Array.Copy(second, 0, all, first.Length, second.Length);
            return all;
        }
    }
}
