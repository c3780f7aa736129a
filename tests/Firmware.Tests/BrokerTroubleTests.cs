using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Firmware.Core;
using Kit;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using nanoFramework.M2Mqtt;

namespace Firmware.Tests;

/// <summary>Brokers that are slow, silent, or say what nobody asked for, on a connection that stays.</summary>
[TestClass]
public sealed class BrokerTroubleTests
{
    [TestMethod]
    [TestCategory("Servers")]
    [DataRow(1)]
    [DataRow(2)]
    public async Task A_broker_that_was_frozen_gets_everything_once_and_in_order_when_it_goes_on(int qos)
    {
        await using Broker broker = await Broker.Start();
        await using Subscriber subscriber = await Subscriber.Start(broker.Port, "t");
        using LinkBench bench = new(broker.Port);
        _ = bench.Open();
        List<int> ids = [];

        broker.Freeze();
        for (int id = bench.Publish("0", qos); id > 0; id = bench.Publish($"{ids.Count}", qos))
        {
            ids.Add(id);
        }

        broker.Thaw();
        foreach (int id in ids)
        {
            Assert.AreEqual(id, bench.Next(MqttEventKind.Published).MessageId);
        }

        Assert.IsTrue(bench.Publish("end", qos) > 0, "There is room again.");

        List<string> arrived = [];
        while (arrived.LastOrDefault() != "end")
        {
            arrived.Add((await subscriber.Messages.Next("a message")).Text);
        }

        CollectionAssert.AreEqual(ids.Select((_, i) => $"{i}").Append("end").ToList(), arrived);
        Assert.AreEqual(InFlight.Capacity, ids.Count);
        Assert.IsFalse(bench.Told.Any(one => one.EndsWith(" False", StringComparison.Ordinal) && one.StartsWith("Published", StringComparison.Ordinal)));
    }

    [TestMethod]
    [TestCategory("Servers")]
    [DataRow(0)]
    [DataRow(1)]
    public async Task On_a_frozen_broker_no_more_is_under_way_than_a_board_can_send_without_waiting(int qos)
    {
        await using Broker broker = await Broker.Start();
        await using FaultProxy proxy = new(broker.Port);
        await using Subscriber subscriber = await Subscriber.Start(broker.Port, "t");
        using LinkBench bench = new(proxy.Port);
        _ = bench.Open();
        ProxyConnection connection = await proxy.NextConnection();
        long before = connection.FromClient.Count;
        string text = new('x', 500);

        broker.Freeze();
        int taken = 0;
        while (bench.Publish(text, qos) >= 0)
        {
            taken++;
        }

        Assert.AreEqual(-1, bench.Publish(text, qos));
        Assert.IsTrue(connection.FromClient.Count - before <= SendWindow.MaxBytes, $"{connection.FromClient.Count - before} bytes");

        broker.Thaw();
        for (int i = 0; i < taken; i++)
        {
            Assert.AreEqual(text, (await subscriber.Next("t")).Text);
        }

        // At QoS 0 it is the answer to a PINGREQ that makes room.
        long start = Environment.TickCount64;
        while (bench.Publish("end", qos) < 0)
        {
            _ = bench.TryTake();
            Assert.IsTrue(Environment.TickCount64 - start < Limits.Hang.TotalMilliseconds, "There is never room again.");
        }

        Assert.AreEqual("end", (await subscriber.Next("t")).Text);
    }

    [TestMethod]
    public async Task Answers_that_nobody_waits_for_do_not_stand_in_the_way_and_a_handshake_is_always_ended()
    {
        await using ScriptedServer server = new();
        using LinkBench bench = new(server.Port);
        await bench.ConnectTo(server);
        MqttClient.Strays.Clear();
        int id = bench.Publish("a", 1);
        _ = await server.ReceivePacket();

        await server.Send(0x40, 2, 9, 1, 0x70, 2, 9, 2, 0x50, 2, 9, 3, 0x40, 2, 0, (byte)id);

        CollectionAssert.AreEqual(new byte[] { 0x62, 2, 9, 3 }, await server.ReceivePacket());
        Assert.AreEqual(id, bench.Next(MqttEventKind.Published).MessageId);
        CollectionAssert.AreEqual(new[] { "Connected False", $"Published {id} True" }, bench.Told);
        Assert.IsTrue(MqttClient.Strays.IsEmpty);
    }

    [TestMethod]
    public async Task A_message_that_is_never_answered_makes_the_connection_begin_again_and_is_given_up_when_that_does_not_help()
    {
        await using ScriptedServer server = new();
        using LinkBench bench = new(server.Port);
        M2MqttInbox inbox = new(new System.Threading.AutoResetEvent(false));
        Handshakes handshakes = new(inbox, firstId: 0);
        int id = await Owe(server, inbox, handshakes, bench.Connection, sessionPresent: false);

        bool tooEarly = IsLate(handshakes, OutgoingSession.AnswerLimitMs - 1000, out int givenUpEarly);
        bool late = IsLate(handshakes, OutgoingSession.AnswerLimitMs, out int givenUp);
        _ = inbox.End();
        int again = await Owe(server, inbox, handshakes, bench.Connection, sessionPresent: true);
        bool lateAgain = IsLate(handshakes, OutgoingSession.AnswerLimitMs, out int givenUpAgain);

        Assert.IsFalse(tooEarly);
        Assert.AreEqual(0, givenUpEarly);
        Assert.IsTrue(late);
        Assert.AreEqual(0, givenUp);
        Assert.AreNotEqual(id, again);
        Assert.IsFalse(lateAgain);
        Assert.AreEqual(id, givenUpAgain);
    }

    [TestMethod]
    public void A_broker_is_silent_after_two_keep_alives_and_that_is_why_a_connection_ends_after_one_and_a_half()
    {
        KeepAliveMonitor monitor = new(30000);
        long now = Environment.TickCount64;

        Assert.IsFalse(monitor.IsSilent(now + 60000));
        Assert.IsTrue(monitor.IsSilent(now + 62000));
        Assert.IsFalse(monitor.IsCause(now + 44000));
        Assert.IsTrue(monitor.IsCause(now + 46000));
    }

    [TestMethod]
    [TestCategory("Servers")]
    public async Task A_broker_that_says_nothing_any_more_is_left_and_the_reason_is_its_silence()
    {
        await using Broker broker = await Broker.Start();
        using LinkBench bench = new(broker.Port);
        bench.Connection.KeepAliveSeconds = 1;
        _ = bench.Open();

        broker.Freeze();

        Assert.AreEqual(LinkReason.Silent, bench.Next(MqttEventKind.Lost).Reason);

        broker.Thaw();
    }

    private static bool IsLate(Handshakes handshakes, int afterMs, out int givenUp)
    {
        givenUp = handshakes.RemoveOverdue(Environment.TickCount64 + afterMs, out bool again);
        return again;
    }

    // Connects and has one more message sent that is not answered.
    private static async Task<int> Owe(ScriptedServer server, M2MqttInbox inbox, Handshakes handshakes, MqttConnection connection, bool sessionPresent)
    {
        M2MqttAttempt attempt = new(inbox, handshakes, new TlsNeeds(new SetClock(), null), connection);
        inbox.Begin(attempt);
        handshakes.Begin(connection);
        Task running = Task.Run(attempt.Run);
        _ = await server.ReceiveConnect();
        await server.Send(ScriptedServer.Connack(0, sessionPresent));
        await running;
        return handshakes.Publish("t", [1], 1, 1, false);
    }
}
