namespace Firmware.Core
{
    /// <summary>
    /// The one table of settings. The parser, the answers, <c>config/state</c>, what is stored and README's table follow it.
    /// The comment of a line is its unit and meaning in README; a comment costs the device nothing.
    /// </summary>
    public static class SettingsTable
    {
        private static readonly SettingDefinition[] Definitions =
        {
            SettingDefinition.Whole("interval", 60, 1, 86400), // s | between samples
            SettingDefinition.Whole("qos", 1, 0, 2), // | QoS of readings
            SettingDefinition.Flag("retain", true), // | the broker keeps the last live reading
            SettingDefinition.Choice("payload", Setting.PayloadBoth, new string[] { "values", "json", "both" }), // | plain numbers, JSON, or both
            SettingDefinition.Whole("health", 300, 10, 86400), // s | between health messages
            SettingDefinition.Whole("heartbeat", 600, 1, 86400), // s | sends an unchanged value all the same
            SettingDefinition.Tenths("deadband_temperature", 0, 200), // °C | sends a change of at least this much; 0 sends every sample
            SettingDefinition.Tenths("deadband_humidity", 0, 500), // %RH | the same
            SettingDefinition.Tenths("deadband_pressure", 0, 1000), // hPa | the same
            SettingDefinition.Tenths("offset_temperature", -200, 200), // °C | added to the measured value
            SettingDefinition.Tenths("offset_humidity", -500, 500), // %RH | the same; the sum stays within 0 to 100
            SettingDefinition.Tenths("offset_pressure", -1000, 1000), // hPa | the same
            SettingDefinition.Text("place", 0, 32, TextRule.Level), // | last part of the base; empty is the node's id
            SettingDefinition.Text("root", 1, 64, TextRule.Levels, true, "home"), // | first part of every topic
            SettingDefinition.Text("broker", 0, 128, TextRule.Hosts, true), // | name or address of the broker; of several, tried in turn: `a,b:1884`
            SettingDefinition.Whole("port", 1883, 1, 65535, true), // | TCP port of a broker without its own
            SettingDefinition.Whole("keepalive", 30, 5, 3600, true), // s | MQTT keep-alive
            SettingDefinition.Text("user", 0, 64, TextRule.Any, true), // | user at the broker
            SettingDefinition.Secret("password", 64), // | password at the broker; never published, and taken over TLS only
            SettingDefinition.Flag("tls", false, true), // | TLS to the broker, with its certificate verified
            SettingDefinition.Flag("discovery", true), // | Home Assistant finds the node by itself
            SettingDefinition.Text("discovery_prefix", 1, 32, TextRule.Levels, false, "homeassistant"), // | first part of its discovery topics
        };

        /// <summary>The definition of a setting.</summary>
        /// <param name="setting">A constant of <see cref="Setting"/>.</param>
        public static SettingDefinition Get(int setting) => Definitions[setting];

        /// <summary>The setting with a key, or -1.</summary>
        /// <param name="data">Bytes that hold the key.</param>
        /// <param name="start">Where it begins.</param>
        /// <param name="length">Its length in bytes.</param>
        public static int Find(byte[] data, int start, int length)
        {
            for (int i = 0; i < Definitions.Length; i++)
            {
                if (Matches(Definitions[i].KeyBytes, data, start, length))
                {
                    return i;
                }
            }

            return -1;
        }

        /// <summary>Whether a run of bytes equals a word.</summary>
        /// <param name="word">The word.</param>
        /// <param name="data">Bytes that hold the run.</param>
        /// <param name="start">Where it begins.</param>
        /// <param name="length">Its length in bytes.</param>
        public static bool Matches(byte[] word, byte[] data, int start, int length)
        {
            if (word.Length != length)
            {
                return false;
            }

            for (int i = 0; i < length; i++)
            {
                if (word[i] != data[start + i])
                {
                    return false;
                }
            }

            return true;
        }
    }
}
