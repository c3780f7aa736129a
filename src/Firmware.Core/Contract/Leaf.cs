namespace Firmware.Core
{
    /// <summary>The words that topics are made of: what follows <c>root/place/</c>, and the levels that cannot be a place.</summary>
    public static class Leaf
    {
        /// <summary>Retained <see cref="Words.Online"/> or <see cref="Words.Offline"/>; also the topic of the last will.</summary>
        public const string Status = "status";

        /// <summary>One JSON object per sample.</summary>
        public const string Reading = "reading";

        /// <summary>Readings that could not be sent live, oldest first.</summary>
        public const string History = "history";

        /// <summary>Latitude and longitude with a comma between.</summary>
        public const string Position = "position";

        /// <summary>What is beyond its limits, retained.</summary>
        public const string Alarm = "alarm";

        /// <summary>How the node is.</summary>
        public const string Health = "health";

        /// <summary>Settings go to the node here.</summary>
        public const string Config = "config";

        /// <summary>The settings in force, retained.</summary>
        public const string ConfigState = Config + "/state";

        /// <summary>One answer for each message with settings.</summary>
        public const string ConfigResult = Config + "/result";

        /// <summary>Commands go to the node here.</summary>
        public const string Command = "command";

        /// <summary>One answer for each command.</summary>
        public const string CommandResult = Command + "/result";

        /// <summary>The default root.</summary>
        public const string Home = "home";

        /// <summary>Instead of a place: every node of the root. No node can have this place.</summary>
        public const string All = "all";

        /// <summary>Instead of a place: the rooms of the station's chat. No node can have this place.</summary>
        public const string Chat = "chat";

        /// <summary>The default prefix of Home Assistant's topics.</summary>
        public const string HomeAssistant = "homeassistant";
    }
}
