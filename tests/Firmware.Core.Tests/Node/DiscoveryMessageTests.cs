using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    /// <summary>Each component that a node announces, to the letter: Home Assistant drops what it does not know, in silence.</summary>
    [TestClass]
    public class DiscoveryMessageTests
    {
        private const string Topic = "homeassistant/device/node-a1b2c3/config";
        private const string Settings = "{\"broker\":\"broker\",\"place\":\"p\",\"interval\":20}";
        private const string Health = "\"ent_cat\":\"diagnostic\",\"stat_t\":\"home/p/health\",\"val_tpl\":\"{{value_json.";
        private const string State = "\"ent_cat\":\"config\",\"stat_t\":\"home/p/config/state\",\"val_tpl\":\"{{value_json.";
        private const string Set = "}}\",\"cmd_t\":\"home/p/config\",\"cmd_tpl\":\"{\\\"";

        [TestMethod]
        public void What_it_measures_has_unit_class_and_an_end()
        {
            Assert.Contains(
                Sensor("temperature") + "\"val_tpl\":\"{{value_json.temperature}}\",\"dev_cla\":\"temperature\",\"unit_of_meas\":\"°C\","
                + "\"stat_cla\":\"measurement\",\"sug_dsp_prc\":1,\"exp_aft\":90},",
                Message());
        }

        [TestMethod]
        public void The_health_of_the_node_is_among_it()
        {
            string message = Message();

            Assert.Contains(Sensor("up") + Health + "up}}\",\"name\":\"Uptime\",\"dev_cla\":\"duration\",\"unit_of_meas\":\"s\",\"sug_dsp_prc\":0},", message);
            Assert.Contains(Sensor("free") + Health + "free}}\",\"name\":\"Free memory\",\"dev_cla\":\"data_size\",\"unit_of_meas\":\"B\"},", message);
            Assert.Contains(Sensor("dropped") + Health + "dropped}}\",\"name\":\"Dropped readings\",\"stat_cla\":\"total_increasing\"},", message);
            Assert.Contains(Sensor("connects") + Health + "connects}}\",\"name\":\"Connections\",\"stat_cla\":\"total_increasing\"},", message);
        }

        [TestMethod]
        public void Every_quality_of_a_reading_is_named()
        {
            string qualities = Words.Of(Quality.Ok);
            for (Quality quality = Quality.Ok + 1; quality <= Quality.NoFix; quality++)
            {
                qualities += "\",\"" + Words.Of(quality);
            }

            Assert.Contains(
                Sensor("quality") + Health + "quality}}\",\"name\":\"Sensor\",\"dev_cla\":\"enum\",\"ops\":[\"" + qualities + "\"]},", Message());
        }

        [TestMethod]
        public void What_can_be_set_has_its_limits()
        {
            string message = Message();

            Assert.Contains(
                Component("interval", "number") + State + "interval" + Set
                + "interval\\\":{{value}}}\",\"qos\":1,\"name\":\"Interval\",\"dev_cla\":\"duration\","
                + "\"unit_of_meas\":\"s\",\"mode\":\"box\",\"min\":1,\"max\":86400},",
                message);
            Assert.Contains(
                Component("qos", "select") + State + "qos" + Set + "qos\\\":{{value}}}\",\"qos\":1,\"name\":\"QoS\",\"ops\":[\"0\",\"1\",\"2\"]},", message);
        }

        [TestMethod]
        public void What_it_can_be_told_to_do_has_a_button()
        {
            string message = Message();

            Assert.Contains(Button("read") + "\"name\":\"Read now\",\"ic\":\"mdi:refresh\"},", message);
            Assert.Contains(Button("identify") + "\"dev_cla\":\"identify\",\"ent_cat\":\"diagnostic\"},", message);
            Assert.Contains(Button("restart") + "\"dev_cla\":\"restart\",\"ent_cat\":\"config\"}}}", message);
        }

        [TestMethod]
        public void The_device_and_its_firmware_are_named()
        {
            Assert.StartsWith(
                Topic + " {\"dev\":{\"ids\":\"node-a1b2c3\",\"name\":\"p\",\"mdl\":\"fake\",\"sw\":\"" + FirmwareVersion.Text
                + "\"},\"o\":{\"name\":\"Sensor firmware\",\"sw\":\"" + FirmwareVersion.Text + "\"},\"avty_t\":",
                Message());
        }

        private static string Message()
        {
            Announced.Begin(Settings);
            return Bench.Mqtt.Last(Topic);
        }

        private static string Sensor(string key) => Component(key, "sensor");

        private static string Button(string key) => Component(key, "button") + "\"pl_prs\":\"{\\\"do\\\":\\\"" + key + "\\\"}\",";

        private static string Component(string key, string platform)
            => "\"" + key + "\":{\"p\":\"" + platform + "\",\"uniq_id\":\"node-a1b2c3_" + key + "\",";
    }
}
