using Kit;

namespace Mqtt.Tests;

/// <content>What a reading costs on the wire.</content>
public abstract partial class ContractTests
{
    /// <summary>
    /// The figures of the documentation. PUBLISH takes 2 bytes of header, 2 + 27 of topic, 4 of payload and, above QoS 0, 2 of packet
    /// id; each acknowledgement takes 4 (MQTT 3.1.1, sections 3.3 to 3.7).
    /// </summary>
    [TestMethod]
    [DataRow(0, 35)]
    [DataRow(1, 41)]
    [DataRow(2, 49)]
    public async Task A_reading_costs(int qos, int bytes)
    {
        await using TestBroker broker = await Start();
        await using FaultProxy proxy = new(broker.Port);
        await using Subscriber subscriber = await Subscriber.Start(broker.Port, "home/#");
        using TestClient client = new("a");
        _ = await client.Connect(proxy.Port);
        ProxyConnection connection = await proxy.NextConnection();
        long before = connection.Total;

        await client.Publish("home/livingroom/temperature", "25.6", qos);

        // At QoS 0 nothing comes back that would say when the last byte has passed: the message at the other end does.
        _ = await subscriber.Next("home/livingroom/temperature");

        Assert.AreEqual(bytes, connection.Total - before);
    }
}
