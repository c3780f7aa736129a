using Kit;

namespace Mqtt.Tests;

[TestClass]
[TestCategory("Servers")]
public sealed class RestartTests
{
    // MQTT 3.1.1, section 3.2.
    private const int ConnackBytes = 4;

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    public async Task Unacknowledged_messages_keep_their_ids_over_a_broker_restart(int qos)
    {
        await using Broker broker = await Broker.Start(persistent: true);
        await using FaultProxy proxy = new(broker.Port);
        using TestClient client = new("a", cleanSession: false);
        _ = await client.Connect(proxy.Port);
        ProxyConnection connection = await proxy.NextConnection();

        // The broker takes the messages; its acknowledgements never arrive.
        proxy.ToClient.Mode = FlowMode.Swallow;
        int[] ids = [client.Send("t", "1", qos), client.Send("t", "2", qos), client.Send("t", "3", qos)];
        await connection.FromBroker.Reaches(ConnackBytes + (ids.Length * 4));
        await broker.Kill();
        connection.Cut();

        Assert.AreEqual(MqttReason.ConnectionLost, await client.Disconnects());

        proxy.Pass();
        await broker.Start();
        _ = await client.Connect(proxy.Port);

        foreach (int id in ids)
        {
            await client.Published(id);
        }

        CollectionAssert.AreEqual(ids, client.Events.All.Where(one => one.Name == nameof(IMqttEvents.Published)).Select(one => one.MessageId).ToArray());
    }
}
