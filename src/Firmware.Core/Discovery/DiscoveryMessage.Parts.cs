namespace Firmware.Core
{
    // The texts. In them $ is the node's id, ~ the base of its topics, and * the key of the component.
    public sealed partial class DiscoveryMessage
    {
        // A value counts until two in a row are missing and a lost link has had its time to come back.
        private const int PeriodsUntilExpired = 3;
        private const int LinkPauseSeconds = 30;

        private const string Diagnostic = "\"ent_cat\":\"diagnostic\",\"stat_t\":\"~/health\",\"val_tpl\":\"{{value_json.*}}\",\"name\":\"";
        private const string Setter = "\"ent_cat\":\"config\",\"stat_t\":\"~/config/state\",\"val_tpl\":\"{{value_json.*}}\",\"cmd_t\":\"~/config\","
            + "\"cmd_tpl\":\"{\\\"*\\\":{{value}}}\",\"qos\":1,\"name\":\"";

        private const string Button = "\"pl_prs\":\"{\\\"do\\\":\\\"*\\\"}\",\"";

        private void Write(int part)
        {
            _writer.Clear();
            switch (part)
            {
                case 0:
                    WriteHead();
                    break;
                case FirstQuantity:
                    WriteQuantity(Quantity.Temperature, "temperature", "temperature\",\"unit_of_meas\":\"°C");
                    break;
                case FirstQuantity + 1:
                    WriteQuantity(Quantity.Humidity, "humidity", "humidity\",\"unit_of_meas\":\"%");
                    break;
                case FirstQuantity + 2:
                    WriteQuantity(Quantity.Pressure, "pressure", "atmospheric_pressure\",\"unit_of_meas\":\"hPa");
                    break;
                case FirstDiagnostic:
                    WriteComponent("quality", "sensor", Diagnostic, "Sensor\",\"dev_cla\":\"enum\",\"ops\":[\"ok\",\"timeout\",\"checksum\",\"range\",\"stuck\",\"absent\",\"jump\"]},");
                    break;
                case FirstDiagnostic + 1:
                    WriteComponent("up", "sensor", Diagnostic, "Uptime\",\"dev_cla\":\"duration\",\"unit_of_meas\":\"s\",\"sug_dsp_prc\":0},");
                    break;
                case FirstDiagnostic + 2:
                    WriteComponent("free", "sensor", Diagnostic, "Free memory\",\"dev_cla\":\"data_size\",\"unit_of_meas\":\"B\"},");
                    break;
                case FirstDiagnostic + 3:
                    WriteComponent("dropped", "sensor", Diagnostic, "Dropped readings\",\"stat_cla\":\"total_increasing\"},");
                    break;
                case FirstDiagnostic + 4:
                    WriteComponent("connects", "sensor", Diagnostic, "Connections\",\"stat_cla\":\"total_increasing\"},");
                    break;
                case FirstDiagnostic + 5:
                    WriteComponent("interval", "number", Setter, "Interval\",\"dev_cla\":\"duration\",\"unit_of_meas\":\"s\",\"mode\":\"box\",\"min\":1,\"max\":86400},");
                    break;
                case FirstDiagnostic + 6:
                    WriteComponent("qos", "select", Setter, "QoS\",\"ops\":[\"0\",\"1\",\"2\"]},");
                    break;
                case FirstDiagnostic + 7:
                    WriteComponent("read", "button", Button, "name\":\"Read now\",\"ic\":\"mdi:refresh\"},");
                    break;
                case FirstDiagnostic + 8:
                    WriteComponent("identify", "button", Button, "dev_cla\":\"identify\",\"ent_cat\":\"diagnostic\"},");
                    break;
                default:
                    WriteComponent("restart", "button", Button, "dev_cla\":\"restart\",\"ent_cat\":\"config\"}}}");
                    break;
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
            Expand("\"},\"avty_t\":\"~/status\",\"stat_t\":\"~/reading\",\"cmd_t\":\"~/command\",\"cmps\":{", null);
        }

        // What is not measured is named all the same: that removes it where it was measured before.
        private void WriteQuantity(int quantity, string key, string deviceClass)
        {
            if ((_measured & (1 << quantity)) == 0)
            {
                Expand("\"*\":{\"p\":\"sensor\"},", key);
                return;
            }

            // A template stands in both: Home Assistant keeps the old one where a change brings none.
            bool values = _settings.Number(Setting.Payload) == Setting.PayloadValues;
            WriteComponent(key, "sensor", values ? "\"stat_t\":\"~/*\",\"val_tpl\":\"{{value}}\",\"dev_cla\":\"" : "\"val_tpl\":\"{{value_json.*}}\",\"dev_cla\":\"", deviceClass);
            _writer.Append("\",\"stat_cla\":\"measurement\",\"sug_dsp_prc\":1,\"exp_aft\":");
            _writer.AppendNumber(ExpireAfterSeconds(quantity));
            _writer.Append("},");
        }

        private int ExpireAfterSeconds(int quantity)
        {
            int paceSeconds = (_paceMs + 999) / 1000;
            int interval = _settings.Number(Setting.Interval);
            int period = interval < paceSeconds ? paceSeconds : interval;
            if (_settings.Number(Setting.Deadband + quantity) > 0)
            {
                period += _settings.Number(Setting.Heartbeat);
            }

            return PeriodsUntilExpired * period + LinkPauseSeconds;
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
