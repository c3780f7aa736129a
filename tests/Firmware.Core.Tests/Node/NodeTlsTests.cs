using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class NodeTlsTests
    {
        private const string Secure = "{\"broker\":\"one\",\"port\":8883,\"place\":\"p\",\"interval\":100,\"tls\":true,\"user\":\"p\",\"password\":\"s3cret\"}";
        private const string Plain = "{\"broker\":\"one\",\"place\":\"p\",\"interval\":100}";
        private const string Result = "home/p/config/result";

        [TestMethod]
        public void Deployed_settings_bring_tls_and_credentials()
        {
            Begin(Secure);

            Assert.IsTrue(Bench.Mqtt.Connection.Tls);
            Assert.AreEqual("s3cret", Bench.Mqtt.Connection.Password);
            Assert.Contains("\"password\":true,\"tls\":true", Bench.Mqtt.Last("home/p/config/state"));
        }

        [TestMethod]
        public void Without_the_setting_there_is_no_tls()
        {
            Begin(Plain);
            Assert.IsFalse(Bench.Mqtt.Connection.Tls);
        }

        [TestMethod]
        [DataRow("{\"id\":\"s\",\"password\":\"s3cret\"}")]
        [DataRow("{\"id\":\"s\",\"interval\":50,\"password\":\"s3cret\"}")]
        [DataRow("{\"id\":\"s\",\"tls\":true,\"user\":\"u\",\"password\":\"s3cret\"}")]
        public void A_secret_over_a_plain_connection_is_refused_and_with_it_the_whole_message(string message)
        {
            Begin(Plain);

            Configure(message);

            Assert.AreEqual(
                Result + " {\"id\":\"s\",\"ok\":false,\"rev\":1,\"errors\":[{\"key\":\"password\",\"is\":\"plain\"}]} q1", Bench.Mqtt.Last(Result));
            Assert.AreEqual("", Bench.Node.Configuration.Current.Text(Setting.Password));
            Assert.AreEqual(100, Bench.Node.Configuration.Current.Number(Setting.Interval));
            Assert.AreEqual("one", Bench.Mqtt.Connection.Host);
        }

        [TestMethod]
        public void Over_tls_a_secret_is_tried_and_kept()
        {
            Begin(Secure);

            Configure("{\"id\":\"s\",\"password\":\"n3w\"}");

            Assert.Contains("\"trial\":60", Bench.Mqtt.Last(Result));

            Bench.Run(300, 62000);
            Assert.Contains("\"ok\":true", Bench.Mqtt.Last(Result));
            Assert.AreEqual("n3w", Bench.Mqtt.Connection.Password);
        }

        [TestMethod]
        public void Tls_cannot_be_ended_by_a_message_while_there_is_a_password_to_lose()
        {
            Begin(Secure);

            Configure("{\"id\":\"s\",\"tls\":false,\"port\":1883}");

            Assert.AreEqual(Result + " {\"id\":\"s\",\"ok\":false,\"rev\":1,\"errors\":[{\"is\":\"plain\"}]} q1", Bench.Mqtt.Last(Result));
            Assert.IsTrue(Bench.Mqtt.Connection.Tls);
        }

        [TestMethod]
        public void Tls_with_the_password_taken_back_can_be_ended()
        {
            Begin(Secure);

            Configure("{\"id\":\"s\",\"tls\":false,\"port\":1883,\"password\":\"\"}");

            Assert.Contains("\"trial\":60", Bench.Mqtt.Last(Result));
            Assert.IsFalse(Bench.Mqtt.Connection.Tls);
        }

        [TestMethod]
        public void With_a_user_another_place_is_tried_before_it_is_kept()
        {
            Begin(Secure);

            Configure("{\"id\":\"s\",\"place\":\"q\"}");

            Assert.Contains("\"trial\":60", Bench.Mqtt.Last(Result));

            Bench.Run(300, 300 + Relocation.WatchMs);
            Assert.AreEqual("home/q/status", Bench.Mqtt.Connection.WillTopic);

            Bench.Run(300 + Relocation.WatchMs, 63000);
            Assert.Contains("{\"id\":\"s\",\"ok\":true", Bench.Mqtt.Last("home/q/config/result"));
        }

        [TestMethod]
        public void Where_the_node_does_not_hear_itself_it_does_not_stay()
        {
            Begin(Secure);
            Bench.Mqtt.Echoes = false;
            Configure("{\"id\":\"s\",\"place\":\"q\"}");

            Bench.Run(300, 59000);

            Assert.AreEqual("home/q/status", Bench.Mqtt.Connection.WillTopic);

            Bench.Run(59000, 62000);
            Assert.AreEqual("home/p/status", Bench.Mqtt.Connection.WillTopic);
            Assert.AreEqual(
                Result + " {\"id\":\"s\",\"ok\":false,\"rev\":1,\"errors\":[{\"is\":\"link\",\"reason\":\"authorization\"}]} q1", Bench.Mqtt.Last(Result));
        }

        [TestMethod]
        public void Tls_is_tried_before_it_is_kept()
        {
            Begin(Plain);
            Bench.Mqtt.Answers = false;

            Configure("{\"id\":\"s\",\"tls\":true,\"port\":8883}");

            Assert.IsTrue(Bench.Mqtt.Connection.Tls);

            Bench.Mqtt.Put(MqttEventKind.Failed, (int)LinkReason.TlsUntrusted, false);
            Bench.Mqtt.Answers = true;
            Bench.Run(300, 400);
            Assert.AreEqual((int)LinkReason.TlsUntrusted, (int)Bench.Log.LastReason);
        }

        [TestMethod]
        [DataRow((int)LinkReason.NoClock, "clock")]
        [DataRow((int)LinkReason.NoMemory, "memory")]
        [DataRow((int)LinkReason.TlsUntrusted, "untrusted")]
        [DataRow((int)LinkReason.TlsExpired, "expired")]
        [DataRow((int)LinkReason.TlsNotYetValid, "notyetvalid")]
        [DataRow((int)LinkReason.TlsWrongHost, "hostname")]
        [DataRow((int)LinkReason.TlsNoCommonVersion, "tlsversion")]
        public void Why_tls_had_to_wait_stands_in_health(int reason, string word)
        {
            Bench.Begin(Secure);
            Bench.Mqtt.Answers = false;
            Bench.Run(0, 20);
            Bench.Mqtt.Put(MqttEventKind.Failed, reason, false);

            Bench.Run(40, 60);

            Assert.AreEqual((int)LinkState.Waiting, (int)Bench.Node.LinkState);

            Bench.Mqtt.Answers = true;
            Bench.Run(80, 5000);
            Assert.AreEqual((int)LinkState.Online, (int)Bench.Node.LinkState);
            Assert.Contains("\"reason\":\"" + word + "\"", Bench.Mqtt.Last("home/p/health"));
        }

        private static void Begin(string deployed)
        {
            Bench.Begin(deployed);
            Bench.Run(0, 100);
        }

        private static void Configure(string message)
        {
            Bench.Mqtt.Receive("home/p/config", message);
            Bench.Run(200, 300);
        }
    }
}
