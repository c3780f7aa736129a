namespace Firmware.Core
{
    // One component for each quantity.
    public sealed partial class DiscoveryMessage
    {
        // A value counts until two in a row are missing and a lost link has had its time to come back.
        private const int PeriodsUntilExpired = 3;
        private const int LinkPauseSeconds = 30;

        // What is not measured is named all the same: that removes it where it was measured before.
        private void WriteQuantity(int quantity)
        {
            QuantityDefinition row = QuantityTable.Get(quantity);
            bool values = _settings.Number(Setting.Payload) == Setting.PayloadValues;
            if (QuantityTable.TopicOf(quantity) == Leaf.Position)
            {
                WritePosition(quantity, values);
                return;
            }

            if ((_measured & (1 << quantity)) == 0)
            {
                Expand("\"*\":{\"p\":\"sensor\"},", row.Name);
                return;
            }

            // A template stands in both: Home Assistant keeps the old one where a change brings none.
            WriteComponent(row.Name, "sensor", values ? "\"stat_t\":\"~/*\",\"val_tpl\":\"{{value}}\"," : "\"val_tpl\":\"{{value_json.*}}\",", "");
            Optional("\"dev_cla\":", row.DeviceClass);
            Optional("\"unit_of_meas\":", row.Unit);

            // Home Assistant names a sensor by its class, in the language of the person; of several of one class that says too little.
            Optional("\"name\":", row.DeviceClass.Length == 0 || quantity >= Quantity.Probe ? row.Title : "");
            _writer.Append("\"stat_cla\":\"measurement\",\"sug_dsp_prc\":");
            _writer.AppendNumber(row.Decimals);
            _writer.Append(",\"exp_aft\":");
            _writer.AppendNumber(ExpireAfterSeconds(quantity));
            _writer.Append("},");
        }

        // Latitude and longitude are one tracker: it takes its place from their members of the reading. Its state says nothing, so that Home Assistant
        // finds the zone by the place.
        private void WritePosition(int quantity, bool values)
        {
            if (quantity == Quantity.Longitude)
            {
                return;
            }

            if ((_measured & (1 << quantity)) == 0)
            {
                Expand("\"*\":{\"p\":\"device_tracker\"},", Leaf.Position);
                return;
            }

            WriteComponent(Leaf.Position, "device_tracker", "\"name\":\"Position\",\"src_type\":\"gps\",\"val_tpl\":\"None\",", "");
            Expand(
                values ? "\"json_attr_t\":\"~/*\",\"json_attr_tpl\":\"{\\\"latitude\\\":{{value.split(',')[0]}},\\\"longitude\\\":{{value.split(',')[1]}}}\"},"
                    : "\"json_attr_t\":\"~/reading\",\"json_attr_tpl\":\"{{value}}\"},",
                Leaf.Position);
        }

        // Whatever alarm it is, unknown too: somebody has to look. One without limits is named all the same, as what is not measured.
        private void WriteLimit(int quantity)
        {
            QuantityDefinition row = QuantityTable.Get(quantity);
            string key = row.Name + "_limit";
            if (_settings.Number(Setting.LowerLimit + quantity) == Setting.Unset && _settings.Number(Setting.UpperLimit + quantity) == Setting.Unset)
            {
                Expand("\"*\":{\"p\":\"binary_sensor\"},", key);
                return;
            }

            WriteComponent(key, "binary_sensor", "\"stat_t\":\"~/alarm\",\"dev_cla\":\"problem\",\"val_tpl\":\"{{'ON' if '\\\"", row.Name);
            _writer.Append("\\\"' in value else 'OFF'}}\",\"name\":\"");
            _writer.Append(row.Title);
            _writer.Append(" limit\"},");
        }

        private void Optional(string key, string text)
        {
            if (text.Length > 0)
            {
                _writer.Append(key);
                _writer.AppendJsonString(text);
                _writer.Append(',');
            }
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

            // The clock of a board that sleeps may be some percent off.
            int slack = _settings.IsSet(Setting.Sleep) ? period / 4 : 0;
            return PeriodsUntilExpired * period + LinkPauseSeconds + slack;
        }
    }
}
