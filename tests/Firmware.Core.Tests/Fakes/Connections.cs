namespace Firmware.Core.Tests
{
    /// <summary>Where the links of tests connect to.</summary>
    public static class Connections
    {
        /// <summary>The connection of a node in the living room that asks for nothing but what it needs.</summary>
        /// <param name="brokers">One, or several with commas between; empty for none.</param>
        public static MqttConnection To(string brokers)
        {
            MqttConnection connection = new MqttConnection();
            connection.Use(
                new Settings(), new Topics("home", "livingroom", "homeassistant", "node"),
                new NodeOptions { Id = "node", Broker = brokers, BrokerPort = 1883 });
            connection.MoreSubscriptions = null;
            return connection;
        }
    }
}
