using System.Threading.Tasks;
using Firmware.Core;
using Kit;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Firmware.Tests;

/// <summary>The promises of a session that the broker keeps (MQTT 3.1.1, clauses 4.3 and 4.4), at every byte where a connection can end.</summary>
[TestClass]
public sealed class InterruptionTests
{
    [TestMethod]
    [TestCategory("Servers")]
    [DataRow(1, false)]
    [DataRow(1, true)]
    [DataRow(2, false)]
    [DataRow(2, true)]
    public async Task Wherever_the_connection_ends_a_message_is_done_once_and_at_qos_2_arrives_once(int qos, bool cutsAnswers)
    {
        await using Broker broker = await Broker.Start();
        await using FaultProxy proxy = new(broker.Port);
        await using Subscriber subscriber = await Subscriber.Start(broker.Port, "t");
        Flow flow = cutsAnswers ? proxy.ToClient : proxy.ToBroker;
        (long before, long all) = await Measure(proxy, subscriber, qos, cutsAnswers);

        for (long cut = before + 1; cut <= all; cut++)
        {
            using LinkBench bench = new(proxy.Port);
            flow.CutAfter = cut;
            Assert.IsFalse(bench.Open());
            int id = bench.Publish("1", qos);
            _ = bench.Next(MqttEventKind.Lost);
            proxy.Pass();
            Assert.IsTrue(bench.Open());
            while (bench.TimesPublished(id) == 0)
            {
                Assert.IsTrue(bench.Next(MqttEventKind.Published).Acknowledged);
            }

            int end = bench.Publish("end", qos);
            Assert.AreEqual(end, bench.Next(MqttEventKind.Published).MessageId);
            Assert.AreEqual(1, bench.TimesPublished(id), $"cut at {cut}");
            Assert.IsFalse(bench.Told.Contains("Dropped"), $"cut at {cut}");
            int arrived = await CountUntilEnd(subscriber);
            Assert.IsTrue(arrived == 1 || (qos == 1 && arrived == 2), $"cut at {cut}: it arrived {arrived} times");
        }
    }

    [TestMethod]
    public async Task What_is_owed_goes_out_again_in_order_with_the_same_identifiers_and_marked()
    {
        await using ScriptedServer server = new();
        using LinkBench bench = new(server.Port);
        await bench.ConnectTo(server);
        int first = bench.Publish("a", 1);
        int second = bench.Publish("b", 2);
        byte[] a = await server.ReceivePacket();
        byte[] b = await server.ReceivePacket();
        int third = bench.Publish("c", 2);
        _ = await server.ReceivePacket();

        await server.Send(0x50, 2, 0, (byte)third);

        CollectionAssert.AreEqual(new byte[] { 0x62, 2, 0, (byte)third }, await server.ReceivePacket());

        server.Close();
        _ = bench.Next(MqttEventKind.Lost);

        bench.Link.Open(bench.Connection);
        _ = await server.ReceiveConnect();
        await server.Send(ScriptedServer.Connack(0, sessionPresent: true));

        a[0] |= 8;
        b[0] |= 8;
        CollectionAssert.AreEqual(a, await server.ReceivePacket());
        CollectionAssert.AreEqual(b, await server.ReceivePacket());
        CollectionAssert.AreEqual(new byte[] { 0x62, 2, 0, (byte)third }, await server.ReceivePacket());

        await server.Send(0x70, 2, 0, (byte)third, 0x50, 2, 0, (byte)second, 0x40, 2, 0, (byte)first);
        CollectionAssert.AreEqual(new byte[] { 0x62, 2, 0, (byte)second }, await server.ReceivePacket());

        await server.Send(0x70, 2, 0, (byte)second);
        Assert.AreEqual(third, bench.Next(MqttEventKind.Published).MessageId);
        Assert.AreEqual(first, bench.Next(MqttEventKind.Published).MessageId);
        Assert.AreEqual(second, bench.Next(MqttEventKind.Published).MessageId);
    }

    [TestMethod]
    public async Task When_the_session_is_gone_that_is_told_before_the_connection_and_nothing_goes_out_again()
    {
        await using ScriptedServer server = new();
        using LinkBench bench = new(server.Port);
        await bench.ConnectTo(server);
        int id = bench.Publish("a", 2);
        _ = await server.ReceivePacket();
        server.Close();
        _ = bench.Next(MqttEventKind.Lost);

        await bench.ConnectTo(server);
        int next = bench.Publish("b", 2);

        CollectionAssert.AreEqual(new byte[] { 0x34, 6, 0, 1, (byte)'t', 0, (byte)next, (byte)'b' }, await server.ReceivePacket());
        Assert.AreNotEqual(id, next);
        CollectionAssert.AreEqual(new[] { "Connected False", "Lost Lost", "Dropped", "Connected False" }, bench.Told);
    }

    [TestMethod]
    [TestCategory("Servers")]
    public async Task What_one_broker_is_owed_another_one_never_gets()
    {
        await using ScriptedServer server = new();
        await using Broker other = await Broker.Start();
        await using Subscriber subscriber = await Subscriber.Start(other.Port, "t");
        using LinkBench bench = new(server.Port);
        await bench.ConnectTo(server);
        int id = bench.Publish("a", 2);
        _ = await server.ReceivePacket();

        bench.Link.Abandon();
        bench.Connection.Port = other.Port;

        Assert.IsFalse(bench.Open());

        Assert.IsTrue(bench.Told.Contains("Dropped"));

        _ = bench.Publish("end", 1);
        Assert.AreEqual(0, await CountUntilEnd(subscriber));
        Assert.AreEqual(0, bench.TimesPublished(id));
    }

    private static async Task<(long Before, long All)> Measure(FaultProxy proxy, Subscriber subscriber, int qos, bool cutsAnswers)
    {
        using LinkBench bench = new(proxy.Port);
        _ = bench.Open();
        ProxyConnection connection = await proxy.NextConnection();
        ByteCounter counter = cutsAnswers ? connection.FromBroker : connection.FromClient;
        long before = counter.Count;
        _ = bench.Publish("1", qos);
        _ = bench.Next(MqttEventKind.Published);
        long all = counter.Count;
        _ = bench.Publish("end", qos);
        _ = await CountUntilEnd(subscriber);
        return (before, all);
    }

    private static async Task<int> CountUntilEnd(Subscriber subscriber)
    {
        for (int count = 0; ; count++)
        {
            if ((await subscriber.Messages.Next("a message")).Text == "end")
            {
                return count;
            }
        }
    }
}
