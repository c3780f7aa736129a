using Kit;

namespace Brokers.Embedded.Tests;

/// <summary>
/// What a kept session owes its client over a cut: MQTT 3.1.1, clause 4.4. Beside it what MQTTnet.Server does as it is, see <see cref="RepairTests"/>.
/// </summary>
[TestClass]
public sealed class RedeliveryTests
{
    private const byte Dup = 0x08;

    [TestMethod]
    [DataRow(1, true)]
    [DataRow(1, false)]
    [DataRow(2, true)]
    [DataRow(2, false)]
    public async Task What_was_not_acknowledged_comes_again_under_its_id(int qos, bool isRepaired)
    {
        await using EmbeddedBroker broker = await Start(isRepaired);
        byte[] first;
        using (RawClient client = await Subscribe(broker, qos))
        {
            await Publish(broker, "x");
            first = await client.Receive();
        }

        using RawClient again = await Return(broker);
        byte[] second = await again.Receive();

        Assert.AreEqual(0x30 | (qos << 1), first[0]);

        if (isRepaired)
        {
            first[0] |= Dup;
            CollectionAssert.AreEqual(first, second);
        }
        else
        {
            Assert.AreEqual(first[0], second[0]);
            Assert.AreNotEqual(Id(first), Id(second));
        }
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public async Task Of_a_message_of_qos_2_that_has_arrived_only_the_release_comes_again(bool isRepaired)
    {
        await using EmbeddedBroker broker = await Start(isRepaired);
        byte[] message;
        using (RawClient client = await Subscribe(broker, 2))
        {
            await Publish(broker, "x");
            message = await client.Receive();
            await client.Send(0x50, 0x02, message[5], message[6]);
            Assert.AreEqual(0x62, (await client.Receive())[0]);
        }

        using RawClient again = await Return(broker);
        byte[] owed = await again.Receive();

        Assert.AreEqual(isRepaired ? 0x62 : 0x34, owed[0]);

        if (isRepaired)
        {
            CollectionAssert.AreEqual(message[5..7], owed[2..4]);
            await again.Send(0x70, 0x02, message[5], message[6]);
            await Publish(broker, "y");
            byte[] next = await again.Receive();
            Assert.AreEqual((byte)'y', next[^1]);
        }
    }

    [TestMethod]
    public async Task Once_acknowledged_nothing_comes_again()
    {
        await using EmbeddedBroker broker = await EmbeddedBroker.Start();
        using (RawClient client = await Subscribe(broker, 1))
        {
            await Publish(broker, "1");
            _ = await client.Receive();
        }

        // Under the id of its first time; what follows has one of its own, whatever MQTTnet numbers it.
        using (RawClient client = await Return(broker))
        {
            byte[] one = await client.Receive();
            await Publish(broker, "2");
            byte[] two = await client.Receive();
            Assert.AreNotEqual(Id(one), Id(two));
            await client.Send(0x40, 0x02, one[5], one[6]);
            await client.Send(0x40, 0x02, two[5], two[6]);
            await client.Send(0xc0, 0x00);
            CollectionAssert.AreEqual(new byte[] { 0xd0, 0x00 }, await client.Receive());
        }

        using RawClient last = await Return(broker);
        await Publish(broker, "3");

        Assert.AreEqual((byte)'3', (await last.Receive())[^1]);
    }

    private static Task<EmbeddedBroker> Start(bool isRepaired) => EmbeddedBroker.Start(new EmbeddedBrokerOptions { IsRepaired = isRepaired });

    private static int Id(byte[] message) => (message[5] << 8) | message[6];

    private static async Task<RawClient> Subscribe(EmbeddedBroker broker, int qos)
    {
        RawClient client = await RawClient.To(broker.Port);
        await client.Send(RawClient.Connect("kept", cleanSession: false));
        CollectionAssert.AreEqual(new byte[] { 0x20, 0x02, 0x00, 0x00 }, await client.Receive());
        await client.Send(0x82, 0x06, 0x00, 0x01, 0x00, 0x01, (byte)'t', (byte)qos);
        _ = await client.Receive();
        return client;
    }

    private static async Task<RawClient> Return(EmbeddedBroker broker)
    {
        RawClient client = await RawClient.To(broker.Port);
        await client.Send(RawClient.Connect("kept", cleanSession: false));
        CollectionAssert.AreEqual(new byte[] { 0x20, 0x02, 0x01, 0x00 }, await client.Receive());
        return client;
    }

    private static async Task Publish(EmbeddedBroker broker, string payload)
    {
        using TestClient sender = new("sender");
        _ = await sender.Connect(broker.Port);
        await sender.Publish("t", payload, 2);
    }
}
