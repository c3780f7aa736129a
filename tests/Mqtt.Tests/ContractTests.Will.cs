using Kit;

namespace Mqtt.Tests;

/// <content>The last will.</content>
public abstract partial class ContractTests
{
    [TestMethod]
    public async Task Will_is_published_after_a_cut_and_not_after_a_leave()
    {
        await using TestBroker broker = await Start();
        await using FaultProxy proxy = new(broker.Port);
        await using Subscriber subscriber = await Subscriber.Start(broker.Port, "status");
        MqttWill will = new("status", "offline"u8.ToArray(), 1, Retain: true);
        using TestClient client = new(new MqttClientOptions { ClientId = "a", Will = will });

        _ = await client.Connect(proxy.Port);
        await client.Publish("status", "left");

        Assert.AreEqual(MqttError.None, client.Client.Disconnect());

        _ = await client.Disconnects();
        _ = await client.Connect(proxy.Port);
        await client.Publish("status", "back");
        proxy.ResetAll();

        Assert.AreEqual(MqttReason.ConnectionLost, await client.Disconnects());

        string[] expected = ["left", "back", "offline"];
        foreach (string text in expected)
        {
            Assert.AreEqual(text, (await subscriber.Next("status")).Text);
        }

        await using Subscriber late = await Subscriber.Start(broker.Port, "status");
        Assert.IsTrue((await late.Next("status")).Retained);
    }

    [TestMethod]
    public async Task Abort_and_dispose_let_the_will_be_published()
    {
        await using TestBroker broker = await Start();
        await using Subscriber subscriber = await Subscriber.Start(broker.Port, "status");
        MqttWill will = new("status", "offline"u8.ToArray(), 1, Retain: false);
        using TestClient client = new(new MqttClientOptions { ClientId = "a", Will = will });

        _ = await client.Connect(broker.Port);
        client.Client.Abort(MqttReason.NoSuback);

        Assert.AreEqual(MqttReason.NoSuback, await client.Disconnects());

        _ = await subscriber.Next("status");
        _ = await client.Connect(broker.Port);
        client.Dispose();

        _ = await subscriber.Next("status");
    }
}
