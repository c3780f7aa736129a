namespace Firmware.Core
{
    // The texts. In them $ is the node's id, ~ the base of its topics, and * the key of the component.
    public sealed partial class DiscoveryMessage
    {
        private const string Diagnostic = "\"ent_cat\":\"diagnostic\",\"stat_t\":\"~/health\",\"val_tpl\":\"{{value_json.*}}\",\"name\":\"";
        private const string Setter = "\"ent_cat\":\"config\",\"stat_t\":\"~/config/state\",\"val_tpl\":\"{{value_json.*}}\",\"cmd_t\":\"~/config\","
            + "\"cmd_tpl\":\"{\\\"*\\\":{{value}}}\",\"qos\":1,\"name\":\"";

        private const string Button = "\"pl_prs\":\"{\\\"do\\\":\\\"*\\\"}\",\"";

        // Writes a part of the message; false when there is none of this number. The last one ends the message.
        private bool Write(int part)
        {
            _writer.Clear();
            if (part == 0)
            {
                WriteHead();
                return true;
            }

            if (part <= Quantity.Count)
            {
                WriteQuantity(part - 1);
                return true;
            }

            if (part <= 2 * Quantity.Count)
            {
                WriteLimit(part - Quantity.Count - 1);
                return true;
            }

            return WriteComponent(part - 2 * Quantity.Count);
        }

        // Those that every node has; false behind the last one.
        private bool WriteComponent(int number)
        {
            switch (number)
            {
                case 1:
                    WriteQuality();
                    return true;
                case 2:
                    WriteComponent("up", "sensor", Diagnostic, "Uptime\",\"dev_cla\":\"duration\",\"unit_of_meas\":\"s\",\"sug_dsp_prc\":0},");
                    return true;
                case 3:
                    WriteComponent("free", "sensor", Diagnostic, "Free memory\",\"dev_cla\":\"data_size\",\"unit_of_meas\":\"B\"},");
                    return true;
                case 4:
                    WriteComponent("dropped", "sensor", Diagnostic, "Dropped readings\",\"stat_cla\":\"total_increasing\"},");
                    return true;
                case 5:
                    WriteComponent("connects", "sensor", Diagnostic, "Connections\",\"stat_cla\":\"total_increasing\"},");
                    return true;
                case 6:
                    WriteInterval();
                    return true;
                case 7:
                    WriteComponent("qos", "select", Setter, "QoS\",\"ops\":[\"0\",\"1\",\"2\"]},");
                    return true;
                case 8:
                    WriteComponent(Words.Of(Command.Read), "button", Button, "name\":\"Read now\",\"ic\":\"mdi:refresh\"},");
                    return true;
                case 9:
                    WriteComponent(Words.Of(Command.Identify), "button", Button, "dev_cla\":\"identify\",\"ent_cat\":\"diagnostic\"},");
                    return true;
                case 10:
                    WriteComponent(Words.Of(Command.Restart), "button", Button, "dev_cla\":\"restart\",\"ent_cat\":\"config\"}}}");
                    return true;
                default:
                    return false;
            }
        }

        private void WriteHead()
        {
            _writer.Append("{\"dev\":{\"ids\":");
            _writer.AppendJsonString(_options.Id);
            _writer.Append(",\"name\":");
            _writer.AppendJsonString(_topics.Base.Substring(_topics.Base.LastIndexOf('/') + 1));
            _writer.Append(",\"mdl\":");
            _writer.AppendJsonString(_device.Board);
            _writer.Append(",\"sw\":\"" + FirmwareVersion.Text + "\"},\"o\":{\"name\":\"Sensor firmware\",\"sw\":\"" + FirmwareVersion.Text);
            Expand("\"},\"avty_t\":\"~/status\",", null);
            if (_settings.IsSet(Setting.Sleep))
            {
                // A node that sleeps is available.
                _writer.Append("\"avty_tpl\":\"{{'offline' if value=='offline' else 'online'}}\",");
            }

            Expand("\"stat_t\":\"~/reading\",\"cmd_t\":\"~/command\",\"cmps\":{", null);
        }

        private void WriteQuality()
        {
            WriteComponent("quality", "sensor", Diagnostic, "Sensor\",\"dev_cla\":\"enum\",\"ops\":[\"");
            for (Quality quality = Quality.Ok; quality <= Quality.NoFix; quality++)
            {
                _writer.Append(quality == Quality.Ok ? "" : "\",\"");
                _writer.Append(Words.Of(quality));
            }

            _writer.Append("\"]},");
        }

        private void WriteInterval()
        {
            SettingDefinition interval = SettingsTable.Get(Setting.Interval);
            WriteComponent(interval.Key, "number", Setter, "Interval\",\"dev_cla\":\"duration\",\"unit_of_meas\":\"s\",\"mode\":\"box\",\"min\":");
            _writer.AppendNumber(interval.Minimum);
            _writer.Append(",\"max\":");
            _writer.AppendNumber(interval.Maximum);
            _writer.Append("},");
        }

        private void WriteComponent(string key, string platform, string common, string rest)
        {
            Expand("\"*\":{\"p\":\"", key);
            _writer.Append(platform);
            Expand("\",\"uniq_id\":\"$_*\",", key);
            Expand(common, key);
            _writer.Append(rest);
        }

        private void Expand(string text, string key)
        {
            byte[] utf8 = ByteWriter.BytesOf(text);
            int from = 0;
            for (int i = 0; i < utf8.Length; i++)
            {
                byte mark = utf8[i];
                if (mark == '*' || mark == '~' || mark == '$')
                {
                    _writer.Append(utf8, from, i - from);
                    _writer.Append(mark == '*' ? key : mark == '~' ? _topics.Base : _options.Id);
                    from = i + 1;
                }
            }

            _writer.Append(utf8, from, utf8.Length - from);
        }
    }
}
