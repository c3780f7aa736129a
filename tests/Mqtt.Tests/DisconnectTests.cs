using Kit;

namespace Mqtt.Tests;

[TestClass]
[TestCategory("Servers")]
public sealed class DisconnectTests
{
    private static readonly MqttWill Will = new("status", "offline"u8.ToArray(), 1, Retain: false);

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public async Task A_disconnect_is_not_lost_while_bytes_wait_that_nobody_reads(bool blocks)
    {
        await using Broker broker = await Broker.Start();
        await using Subscriber subscriber = await Subscriber.Start(broker.Port, "status");
        using ManualResetEventSlim gate = new();
        using TestClient client = new(new MqttClientOptions { ClientId = "a", Will = Will });
        _ = await client.Connect(broker.Port);
        _ = await client.Subscribe(0, "flood");
        if (blocks)
        {
            client.During = one => Assert.IsTrue(one.Message is null || gate.Wait(Limits.Hang));
        }
        else
        {
            client.Room = () => Task.Run(() => gate.Wait(Limits.Hang));
        }

        // More than the buffers of both sockets hold: the broker has more to send when it reads the DISCONNECT.
        using TestClient sender = new("b");
        _ = await sender.Connect(broker.Port);
        string payload = new('x', 100_000);
        for (int i = 0; i < 100; i++)
        {
            await sender.Publish("flood", payload);
        }

        Assert.AreEqual(MqttError.None, client.Client.Disconnect());

        _ = await broker.Log.Next(line => line.Contains("Received DISCONNECT from a", StringComparison.Ordinal), "the DISCONNECT");
        gate.Set();

        Assert.AreEqual(MqttReason.ClosedByUs, await client.Disconnects());

        await sender.Publish("status", "no will came");
        Assert.AreEqual("no will came", (await subscriber.Next("status")).Text);
    }
}
