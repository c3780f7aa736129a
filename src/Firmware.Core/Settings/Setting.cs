namespace Firmware.Core
{
    /// <summary>The settings: indexes into the table and into <see cref="Settings"/>.</summary>
    public static class Setting
    {
        /// <summary>Seconds between samples.</summary>
        public const int Interval = 0;

        /// <summary>QoS of readings.</summary>
        public const int Qos = 1;

        /// <summary>Whether live readings are retained.</summary>
        public const int Retain = 2;

        /// <summary>Plain values, JSON, or both: one of the <c>Payload</c> constants.</summary>
        public const int Payload = 3;

        /// <summary>Seconds between health messages.</summary>
        public const int Health = 4;

        /// <summary>Seconds after which an unchanged value is sent anyway.</summary>
        public const int Heartbeat = 5;

        /// <summary>Deadband of the first quantity, scaled like it; those of the others follow in the order of <see cref="Quantity"/>.</summary>
        public const int Deadband = 6;

        /// <summary>Offset of the first quantity, scaled like it; those of the others follow in the order of <see cref="Quantity"/>.</summary>
        public const int Offset = Deadband + Quantity.Count;

        /// <summary>Lower limit of the first quantity, scaled like it, or <see cref="Unset"/>; those of the others follow.</summary>
        public const int LowerLimit = Offset + Quantity.Count;

        /// <summary>Upper limit of the first quantity, scaled like it, or <see cref="Unset"/>; those of the others follow.</summary>
        public const int UpperLimit = LowerLimit + Quantity.Count;

        /// <summary>Metres above the sea, or <see cref="Unset"/>.</summary>
        public const int Altitude = UpperLimit + Quantity.Count;

        /// <summary>Last part of the base of every topic; empty stands for the node's id.</summary>
        public const int Place = Altitude + 1;

        /// <summary>First part of every topic.</summary>
        public const int Root = Place + 1;

        /// <summary>Names or addresses of brokers, tried in turn: see <see cref="BrokerList"/>.</summary>
        public const int Broker = Root + 1;

        /// <summary>TCP port of each broker that has none of its own in the list.</summary>
        public const int Port = Broker + 1;

        /// <summary>MQTT keep-alive in seconds. The broker gives the node up after 1.5 times this.</summary>
        public const int KeepAlive = Port + 1;

        /// <summary>User name at the broker, empty for none.</summary>
        public const int User = KeepAlive + 1;

        /// <summary>Password at the broker, empty for none. Never published.</summary>
        public const int Password = User + 1;

        /// <summary>Whether the connection to the broker is TLS. The broker's certificate is then always verified.</summary>
        public const int Tls = Password + 1;

        /// <summary>Whether the node announces itself to Home Assistant.</summary>
        public const int Discovery = Tls + 1;

        /// <summary>First part of the topics of Home Assistant's MQTT discovery.</summary>
        public const int DiscoveryPrefix = Discovery + 1;

        /// <summary>Name or address of a time server in the network; empty for those that the host of the node knows.</summary>
        public const int TimeServer = DiscoveryPrefix + 1;

        /// <summary>Whether the node sleeps between its samples.</summary>
        public const int Sleep = TimeServer + 1;

        /// <summary>How many settings there are.</summary>
        public const int Count = Sleep + 1;

        /// <summary>Stands for a number that is not set, where a setting may be empty.</summary>
        public const int Unset = int.MinValue;

        /// <summary>Value of <see cref="Payload"/>: one plain number per topic.</summary>
        public const int PayloadValues = 0;

        /// <summary>Value of <see cref="Payload"/>: one JSON object per sample.</summary>
        public const int PayloadJson = 1;

        /// <summary>Value of <see cref="Payload"/>: plain numbers and JSON.</summary>
        public const int PayloadBoth = 2;
    }
}
