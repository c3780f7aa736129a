namespace Firmware.Core
{
    /// <summary>
    /// The one table of settings. The parser, the answers, <c>config/state</c>, what is stored and the table of docs/settings.md follow it.
    /// The comment of a line is its unit and meaning there; a comment costs the device nothing. Each quantity has its deadband, its offset
    /// and its limits by <see cref="QuantityTable"/>: those lines are made when they are asked for, and dropped. Kept, each would take
    /// 150 bytes of heap.
    /// </summary>
    public static class SettingsTable
    {
        // What the keys of a quantity's settings begin with, in the order of their blocks in Setting.
        private static readonly byte[][] Blocks =
        {
            ByteWriter.BytesOf("deadband"), ByteWriter.BytesOf("offset"), ByteWriter.BytesOf("min"), ByteWriter.BytesOf("max"),
        };

        private static readonly SettingDefinition[] Definitions = Build();

        /// <summary>The definition of a setting.</summary>
        /// <param name="setting">A constant of <see cref="Setting"/>.</param>
        public static SettingDefinition Get(int setting) => Definitions[setting] ?? OfQuantity(setting);

        /// <summary>The quantity that a setting is about, or -1.</summary>
        public static int QuantityOf(int setting)
            => setting < Setting.Deadband || setting >= Setting.Altitude ? -1 : (setting - Setting.Deadband) % Quantity.Count;

        /// <summary>The setting with a key, or -1.</summary>
        /// <param name="data">Bytes that hold the key.</param>
        /// <param name="start">Where it begins.</param>
        /// <param name="length">Its length in bytes.</param>
        public static int Find(byte[] data, int start, int length)
        {
            SettingDefinition[] all = Definitions;
            for (int i = 0; i < all.Length; i++)
            {
                SettingDefinition one = all[i];
                if (one != null && one.Member.Length == length + SettingDefinition.KeyMarks && Same(one.Member, SettingDefinition.KeyAt, data, start, length))
                {
                    return i;
                }
            }

            return FindOfQuantity(data, start, length);
        }

        /// <summary>Whether a run of bytes equals a word.</summary>
        /// <param name="word">The word.</param>
        /// <param name="data">Bytes that hold the run.</param>
        /// <param name="start">Where it begins.</param>
        /// <param name="length">Its length in bytes.</param>
        public static bool Matches(byte[] word, byte[] data, int start, int length) => word.Length == length && Same(word, 0, data, start, length);

        private static bool Same(byte[] word, int from, byte[] data, int start, int length)
        {
            int end = start + length;
            while (start < end)
            {
                if (word[from++] != data[start++])
                {
                    return false;
                }
            }

            return true;
        }

        private static SettingDefinition[] Build()
        {
            SettingDefinition[] all = new SettingDefinition[Setting.Count];
            all[Setting.Interval] = SettingDefinition.Whole("interval", 60, 1, 86400); // s | between samples
            all[Setting.Qos] = SettingDefinition.Whole("qos", 1, 0, 2); // | QoS of readings
            all[Setting.Retain] = SettingDefinition.Flag("retain", true); // | the broker keeps the last live reading
            all[Setting.Payload] = SettingDefinition.Choice(
                "payload", Setting.PayloadBoth, new string[] { "values", "json", "both" }); // | plain numbers, JSON, or both
            all[Setting.Health] = SettingDefinition.Whole("health", 300, 10, 86400); // s | between health messages
            all[Setting.Heartbeat] = SettingDefinition.Whole("heartbeat", 600, 1, 86400); // s | sends an unchanged value all the same
            all[Setting.Altitude] = SettingDefinition.Optional(
                "altitude", 0, -500, 9000); // m | of the sensor above the sea: a pressure that no weather brings there is not believed
            all[Setting.Place] = SettingDefinition.Text("place", 0, 32, TextRule.Level); // | last part of the base; empty is the node's id
            all[Setting.Root] = SettingDefinition.Text("root", 1, 64, TextRule.Levels, true, Leaf.Home); // | first part of every topic
            all[Setting.Broker] = SettingDefinition.Text(
                "broker", 0, 128, TextRule.Hosts, true); // | name or address of the broker; of several, tried in turn: `a,b:1884,[::1]:1885`
            all[Setting.Port] = SettingDefinition.Whole("port", 1883, 1, 65535, true); // | TCP port of a broker without its own
            all[Setting.KeepAlive] = SettingDefinition.Whole("keepalive", 30, 5, 3600, true); // s | MQTT keep-alive
            all[Setting.User] = SettingDefinition.Text("user", 0, 64, TextRule.Any, true); // | user at the broker
            all[Setting.Password] = SettingDefinition.Secret("password", 64); // | password at the broker; never published, and taken over TLS only
            all[Setting.Tls] = SettingDefinition.Flag("tls", false, true); // | TLS to the broker, with its certificate verified
            all[Setting.Discovery] = SettingDefinition.Flag("discovery", true); // | Home Assistant finds the node by itself
            all[Setting.DiscoveryPrefix] = SettingDefinition.Text(
                "discovery_prefix", 1, 32, TextRule.Levels, false, Leaf.HomeAssistant); // | first part of its discovery topics
            all[Setting.TimeServer] = SettingDefinition.Text(
                "time_server", 0, 64, TextRule.Host); // | name or address of a time server (NTP); empty is pool.ntp.org
            all[Setting.Sleep] = SettingDefinition.Flag("sleep", false); // | sleeps between samples: for a node on [batteries](battery.md)
            return all;
        }

        private static SettingDefinition OfQuantity(int setting)
        {
            int index = setting - Setting.Deadband;
            int quantity = index % Quantity.Count;
            QuantityDefinition row = QuantityTable.Get(quantity);
            string name = QuantityTable.TopicOf(quantity);

            // Without a hysteresis there is no alarm either.
            int least = row.Hysteresis == 0 ? 0 : row.Minimum;
            int most = row.Hysteresis == 0 ? 0 : row.Maximum;
            switch (index / Quantity.Count)
            {
                case 0:
                    // That of a position is in metres.
                    int decimals = quantity == Quantity.Latitude ? 0 : row.Decimals;
                    return SettingDefinition.Scaled(
                        "deadband_" + name, decimals, 0, row.MaxDeadband); // | sends a change of at least this much; 0 sends every sample
                case 1:
                    int offset = row.MaxOffset;
                    return SettingDefinition.Scaled(
                        "offset_" + name, row.Decimals, -offset, offset); // | added to the measured value; the sum stays within what there can be
                case 2:
                    return SettingDefinition.Optional(
                        "min_" + name, row.Decimals, least, most); // | a value below it is told on `alarm`; `null` for none
                default:
                    return SettingDefinition.Optional(
                        "max_" + name, row.Decimals, least, most); // | a value above it is told on `alarm`; `null` for none
            }
        }

        // The word of a block, _ and the name of a quantity.
        private static int FindOfQuantity(byte[] data, int start, int length)
        {
            int word = 0;
            while (word < length && data[start + word] != '_')
            {
                word++;
            }

            for (int block = 0; word < length && block < Blocks.Length; block++)
            {
                if (Matches(Blocks[block], data, start, word))
                {
                    int quantity = QuantityTable.Find(data, start + word + 1, length - word - 1);
                    int setting = Setting.Deadband + block * Quantity.Count + quantity;
                    return quantity < 0 || !Get(setting).Exists ? -1 : setting;
                }
            }

            return -1;
        }
    }
}
