using System.Linq;
using System.Threading.Tasks;
using Firmware.Core;
using Kit;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Firmware.Tests;

[TestClass]
public sealed class IncomingTests
{
    private const int Flood = 200;

    [TestMethod]
    [TestCategory("Servers")]
    public async Task Of_a_flood_every_message_is_taken_in_order_and_none_is_acknowledged_before_its_turn()
    {
        await using Broker broker = await Broker.Start(false, "max_queued_messages 1000");
        using LinkBench bench = new(broker.Port);
        _ = bench.Open();

        Task sending = SendNumbers(broker.Port);
        for (int i = 0; i < Flood; i++)
        {
            MqttEvent message = bench.Next(MqttEventKind.Message);
            Assert.AreEqual("config", message.Topic);
            Assert.AreEqual($"{i}", System.Text.Encoding.UTF8.GetString(message.Payload));
        }

        await sending;
    }

    [TestMethod]
    [TestCategory("Servers")]
    public async Task What_is_behind_a_message_that_has_to_wait_goes_past_it()
    {
        await using Broker broker = await Broker.Start();
        using LinkBench bench = new(broker.Port);
        _ = bench.Open();
        await Publisher.Publish(broker.Port, "config", "1", qos: 1);
        await Publisher.Publish(broker.Port, "config", "2", qos: 1);
        await Publisher.Publish(broker.Port, "config", "3", qos: 1);

        int id = bench.Publish("x", 1);
        while (bench.TimesPublished(id) == 0)
        {
            _ = bench.TryTake(messages: false);
        }

        Assert.IsFalse(bench.Told.Any(one => one.StartsWith("Message", System.StringComparison.Ordinal)));

        for (int i = 0; i < 3; i++)
        {
            _ = bench.Next(MqttEventKind.Message);
        }
    }

    [TestMethod]
    [TestCategory("Servers")]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(2)]
    public async Task A_message_that_is_far_too_long_is_told_without_its_content_and_does_not_come_again(int qos)
    {
        await using Broker broker = await Broker.Start();
        using LinkBench bench = new(broker.Port);
        bench.Connection.Subscriptions = ["other", "config"];
        _ = bench.Open();

        await Publisher.Publish(broker.Port, "config", new string('x', 60000), qos: qos);
        MqttEvent message = bench.Next(MqttEventKind.Message);

        Assert.AreEqual("config", message.Topic);
        Assert.AreEqual(60000, message.Length);
        Assert.IsNull(message.Payload);

        _ = bench.Publish("x", 1);
        Assert.IsTrue(bench.Next(MqttEventKind.Published).Acknowledged);

        bench.Link.Abandon();
        Assert.IsTrue(bench.Open());

        _ = bench.Publish("x", 1);
        _ = bench.Next(MqttEventKind.Published);
        Assert.AreEqual(1, bench.Told.Count(one => one.StartsWith("Message", System.StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task What_no_broker_sends_ends_the_connection_and_takes_no_memory()
    {
        await using ScriptedServer server = new();
        foreach (byte[] nonsense in new byte[][]
        {
            [0x10, 0],
            [0x40, 3, 0, 1, 0],
            [0x20, 0xFF, 0xFF, 0xFF, 0x7F],
            [0xF0, 0],
            [0x30, 0xFF, 0xFF, 0xFF, 0xFF, 1],
        })
        {
            using LinkBench bench = new(server.Port);
            await bench.ConnectTo(server);

            await server.Send(nonsense);

            Assert.AreEqual(LinkReason.Lost, bench.Next(MqttEventKind.Lost).Reason);
        }
    }

    private static async Task SendNumbers(int port)
    {
        using TestClient client = new("sender");
        _ = await client.Connect(port);
        for (int i = 0; i < Flood; i++)
        {
            await client.Publish("config", $"{i}", 1);
        }
    }
}
