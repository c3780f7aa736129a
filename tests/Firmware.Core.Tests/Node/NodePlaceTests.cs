using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    /// <summary>Two nodes and one place, and a node that is reached by its id.</summary>
    [TestClass]
    public class NodePlaceTests
    {
        private const string Other = "{\"id\":\"other\",";
        private const string Own = "{\"id\":\"node-a1b2c3\",";
        private const string Move = "{\"id\":\"m\",\"place\":\"q\"}";
        private const string There = "home/q/health";
        private const string Here = "home/p/health";
        private const string Status = "home/p/status";
        private const string Result = "home/p/config/result";
        private const string Occupied = Result + " {\"id\":\"m\",\"ok\":false,\"rev\":1,\"errors\":[{\"is\":\"occupied\",\"by\":\"other\"}]} q1";
        private const string Shared = "\"shared\":\"other\"";
        private const string Alone = "\"shared\":\"\"";

        [TestMethod]
        public void A_message_to_its_id_works_like_one_to_its_place()
        {
            Online();

            Bench.Receive("home/node-a1b2c3/config", "{\"id\":\"m\",\"interval\":7}", 200);
            Bench.Receive("home/node-a1b2c3/command", "{\"id\":\"c\",\"do\":\"identify\"}", 300);

            Assert.AreEqual(7, Bench.Node.Configuration.Current.Number(Setting.Interval));
            Assert.AreEqual(Result + " {\"id\":\"m\",\"ok\":true,\"rev\":2} q1", Bench.Mqtt.Last(Result));
            Assert.AreEqual(1, Bench.Device.Identified);
            Assert.Contains("\"ok\":true", Bench.Mqtt.Last("home/p/command/result"));
        }

        [TestMethod]
        public void Where_the_broker_refuses_its_id_it_is_online_all_the_same()
        {
            Bench.Begin("{\"broker\":\"one\",\"place\":\"p\"}");
            Bench.Mqtt.AllowsMore = false;

            Bench.Run(0, 100);

            Assert.AreEqual((int)LinkState.Online, (int)Bench.Node.LinkState);
            Assert.AreEqual(1, Bench.Mqtt.Opened);
        }

        [TestMethod]
        public void A_broker_that_closes_the_connection_because_of_its_id_is_not_asked_again()
        {
            Bench.Begin("{\"broker\":\"one\",\"place\":\"p\"}");
            Bench.Mqtt.CutsEarly = true;

            Bench.Run(0, 60000);

            Assert.AreEqual((int)LinkState.Online, (int)Bench.Node.LinkState);
            Assert.AreEqual(2, Bench.Mqtt.Opened);
        }

        [TestMethod]
        public void A_place_where_another_node_is_online_is_refused_and_its_id_is_told()
        {
            Online();

            Bench.Receive("home/p/config", Move, 200);
            Bench.Mqtt.ReceiveRetained("home/q/status", Words.Online);
            Bench.Run(300, 320);
            Bench.Mqtt.ReceiveRetained(There, Other);
            Bench.Run(320, 5000);

            Assert.AreEqual(Occupied, Bench.Mqtt.Last(Result));
            Assert.AreEqual(1, Bench.Mqtt.Opened);
            Assert.AreEqual(1, Bench.Node.Configuration.Revision);
        }

        [DataRow(Other, Words.Offline)]
        [DataRow(Own, Words.Online)]
        [DataRow("{}", Words.Online)]
        [TestMethod]
        public void A_place_that_another_node_has_left_is_taken(string health, string status)
        {
            Online();

            Bench.Receive("home/p/config", Move, 200);
            Bench.Mqtt.ReceiveRetained(There, health);
            Bench.Run(300, 320);
            Bench.Mqtt.ReceiveRetained("home/q/status", status);
            Bench.Run(320, 6000);

            Assert.AreEqual("q", Bench.Node.Configuration.Current.Text(Setting.Place));
        }

        [TestMethod]
        public void A_node_that_comes_to_a_place_at_the_same_moment_as_another_one_goes_back()
        {
            Online();

            Bench.Receive("home/p/config", Move, 200, 2 * Relocation.WatchMs);

            Assert.AreEqual("home/q/status", Bench.Mqtt.Connection.WillTopic);

            Bench.Receive(There, Other, 3000, 1000);

            Assert.AreEqual(Occupied, Bench.Mqtt.Last(Result));
            Assert.AreEqual(Status, Bench.Mqtt.Connection.WillTopic);
            Assert.AreEqual("home/q/status  q1 retained", Bench.Mqtt.Last("home/q/status"));
            Assert.AreEqual("home/p/status online q1 retained", Bench.Mqtt.Last(Status));
        }

        [TestMethod]
        public void Two_nodes_at_one_place_say_so_until_one_of_them_goes()
        {
            Online();

            Assert.Contains(Alone, Bench.Mqtt.Last(Here));

            int said = Bench.Mqtt.Count(Here);

            Bench.Receive(Here, Own, 200);
            Bench.Mqtt.ReceiveRetained(Here, Other);
            Bench.Run(290, 400);
            Assert.AreEqual(said, Bench.Mqtt.Count(Here));

            Bench.Receive(Here, Other, 500);
            Bench.Receive(Here, Other, 600);
            Assert.Contains(Shared, Bench.Mqtt.Last(Here));
            Assert.AreEqual(said + 1, Bench.Mqtt.Count(Here));

            Bench.Receive(Status, Words.Offline, 700);
            Assert.Contains(Alone, Bench.Mqtt.Last(Here));
        }

        [TestMethod]
        public void What_a_node_clears_that_goes_from_here_is_there_again_at_once()
        {
            Online();
            int states = Bench.Mqtt.Count("home/p/config/state");
            int said = Bench.Mqtt.Count("home/p/status online");

            Bench.Receive(Status, "", 200);
            Bench.Receive(Here, "", 300);

            Assert.AreEqual(said + 1, Bench.Mqtt.Count("home/p/status online"));
            Assert.AreEqual(states + 2, Bench.Mqtt.Count("home/p/config/state"));
            Assert.Contains(Alone, Bench.Mqtt.Last(Here));
        }

        [TestMethod]
        public void Another_broker_is_tried_also_where_the_place_is_shared_already()
        {
            Online();
            Bench.Receive(Here, Other, 200);

            Bench.Receive("home/p/config", "{\"broker\":\"two\"}", 300, 2000);
            Bench.Receive(Here, Other, 3000);
            Bench.Run(4000, 63000);

            Assert.AreEqual(2, Bench.Node.Configuration.Revision);
        }

        private static void Online()
        {
            Bench.Begin("{\"broker\":\"one\",\"place\":\"p\",\"interval\":100}");
            Bench.Run(0, 100);
        }
    }
}
