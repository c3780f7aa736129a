using Kit;

namespace Mqtt.Tests;

[TestClass]
public sealed class KeepAliveTests
{
    [TestMethod]
    [TestCategory("Servers")]
    public async Task Frozen_broker_is_noticed_by_the_keep_alive()
    {
        await using Broker broker = await Broker.Start();
        using TestClient client = new(new MqttClientOptions { ClientId = "a", KeepAliveSeconds = 5 });
        _ = await client.Connect(broker.Port);

        broker.Freeze();

        Assert.AreEqual(MqttReason.KeepAliveTimeout, await client.Disconnects());
    }

    [TestMethod]
    public async Task Missing_connack_is_noticed_by_the_keep_alive()
    {
        await using ScriptedServer server = new();
        using TestClient client = new(new MqttClientOptions { ClientId = "a", KeepAliveSeconds = 5 });

        Assert.AreEqual(MqttReason.NoConnack, await client.FailToConnect(server.Port));
    }

    [TestMethod]
    [TestCategory("Servers")]
    public async Task Pings_keep_an_idle_connection()
    {
        await using Broker broker = await Broker.Start();
        using TestClient client = new(new MqttClientOptions { ClientId = "a", KeepAliveSeconds = 5 });
        _ = await client.Connect(broker.Port);

        // The broker would cut it after 7.5 s.
        _ = await broker.Log.Next(line => line.Contains("Sending PINGRESP to a", StringComparison.Ordinal), "the first ping");
        _ = await broker.Log.Next(line => line.Contains("Sending PINGRESP to a", StringComparison.Ordinal), "the second ping");

        await client.Publish("t", "still there");
    }
}
