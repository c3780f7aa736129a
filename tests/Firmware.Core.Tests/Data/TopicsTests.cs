using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class TopicsTests
    {
        [TestMethod]
        public void A_node_speaks_on_the_topics_of_the_contract()
        {
            Topics topics = new Topics("home", "livingroom", "homeassistant", "node-a1b2c3");

            Assert.AreEqual("home/livingroom", topics.Base);
            Assert.AreEqual("home/livingroom/status", topics.Status);
            Assert.AreEqual("home/livingroom/temperature", topics.Value(Quantity.Temperature));
            Assert.AreEqual("home/livingroom/humidity", topics.Value(Quantity.Humidity));
            Assert.AreEqual("home/livingroom/pressure", topics.Value(Quantity.Pressure));
            Assert.AreEqual("home/livingroom/reading", topics.Reading);
            Assert.AreEqual("home/livingroom/history", topics.History);
            Assert.AreEqual("home/livingroom/health", topics.Health);
            Assert.AreEqual("home/livingroom/alarm", topics.Alarm);
        }

        [TestMethod]
        public void A_node_listens_and_answers_on_the_topics_of_the_contract()
        {
            Topics topics = new Topics("home", "livingroom", "homeassistant", "node-a1b2c3");

            Assert.AreEqual("home/livingroom/config", topics.Config);
            Assert.AreEqual("home/livingroom/config/state", topics.ConfigState);
            Assert.AreEqual("home/livingroom/config/result", topics.ConfigResult);
            Assert.AreEqual("home/livingroom/command", topics.Command);
            Assert.AreEqual("home/livingroom/command/result", topics.CommandResult);
            Assert.AreEqual("home/all/config", topics.AllConfig);
            Assert.AreEqual("home/all/command", topics.AllCommand);
        }

        [TestMethod]
        public void A_root_may_have_several_levels()
        {
            Topics topics = new Topics("site/building-2", "node-a1b2c3", "homeassistant", "node-a1b2c3");

            Assert.AreEqual("site/building-2/node-a1b2c3/status", topics.Status);
            Assert.AreEqual("site/building-2/all/config", topics.AllConfig);
        }

        [TestMethod]
        public void A_node_hears_everything_that_is_meant_for_it()
        {
            Topics topics = new Topics("home", "livingroom", "homeassistant", "node-a1b2c3");

            Assert.IsTrue(Contains(topics.Subscriptions, topics.Config), "");
            Assert.IsTrue(Contains(topics.Subscriptions, topics.AllConfig), "");
            Assert.IsTrue(Contains(topics.Subscriptions, topics.Command), "");
            Assert.IsTrue(Contains(topics.Subscriptions, topics.AllCommand), "");
        }

        [TestMethod]
        public void A_node_is_reached_by_its_id_and_listens_there_once()
        {
            Topics topics = new Topics("home", "livingroom", "homeassistant", "node-a1b2c3");

            Topics byId = new Topics("home", "node-a1b2c3", "homeassistant", "node-a1b2c3");

            Assert.AreEqual(byId.Config, topics.ConfigById);
            Assert.AreEqual(byId.Command, topics.CommandById);
            Assert.IsTrue(Contains(topics.MoreSubscriptions, topics.ConfigById), "");
            Assert.IsTrue(Contains(topics.MoreSubscriptions, topics.CommandById), "");
            Assert.AreEqual(1, byId.MoreSubscriptions.Length);
            Assert.AreEqual(byId.Health, byId.MoreSubscriptions[0]);
        }

        [TestMethod]
        public void What_the_broker_keeps_is_listed_with_the_status_last()
        {
            Topics topics = new Topics("home", "livingroom", "homeassistant", "node-a1b2c3");
            for (int quantity = 0; quantity < Quantity.Count; quantity++)
            {
                Assert.IsTrue(Contains(topics.AllRetained(), topics.Value(quantity)), "");
            }

            Assert.IsTrue(Contains(topics.AllRetained(), topics.Reading), "");
            Assert.IsTrue(Contains(topics.AllRetained(), topics.Health), "");
            Assert.IsTrue(Contains(topics.AllRetained(), topics.ConfigState), "");
            string[] all = topics.AllRetained();
            Assert.AreEqual(topics.Status, all[all.Length - 1]);
            Assert.IsFalse(Contains(topics.AllRetained(), topics.History), "");
            Assert.IsFalse(Contains(topics.AllRetained(), topics.Config), "");
        }

        private static bool Contains(string[] topics, string topic)
        {
            foreach (string one in topics)
            {
                if (one == topic)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
