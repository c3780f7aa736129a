using System;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Firmware.Core;
using Kit;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using nanoFramework.M2Mqtt;

namespace Firmware.Tests;

[TestClass]
public sealed class AttemptTests
{
    [TestCleanup]
    public void Restore() => MqttNetworkChannel.Resolve = IPAddress.Parse;

    [TestMethod]
    [DataRow(1)]
    [DataRow(4)]
    [DataRow(5)]
    public async Task A_refusal_is_told_with_its_code(int code)
    {
        await using ScriptedServer server = new();
        using LinkBench bench = new(server.Port);

        bench.Link.Open(bench.Connection);
        _ = await server.ReceiveConnect();
        await server.Send(ScriptedServer.Connack(code));
        server.Close();

        Assert.AreEqual(code, (int)bench.Next(MqttEventKind.Failed).Reason);
    }

    [TestMethod]
    public void Where_nobody_listens_the_attempt_is_refused()
    {
        using LinkBench bench = new(FreePort.Next());

        bench.Link.Open(bench.Connection);

        Assert.AreEqual(LinkReason.Refused, bench.Next(MqttEventKind.Failed).Reason);
    }

    [TestMethod]
    public void A_name_that_nobody_knows_is_told_as_that()
    {
        MqttNetworkChannel.Resolve = _ => throw new SocketException();
        using LinkBench bench = new(1);

        bench.Link.Open(bench.Connection);

        Assert.AreEqual(LinkReason.NameNotResolved, bench.Next(MqttEventKind.Failed).Reason);
    }

    [TestMethod]
    public async Task Credentials_never_go_to_the_broker_of_the_next_attempt_however_slow_the_name_server_is()
    {
        await using ScriptedServer second = new();
        using ManualResetEventSlim asked = new();
        using ManualResetEventSlim answer = new();
        MqttNetworkChannel.Resolve = name =>
        {
            if (name != "old.lan")
            {
                return IPAddress.Loopback;
            }

            asked.Set();
            answer.Wait();
            return IPAddress.Loopback;
        };
        using LinkBench bench = new(second.Port);
        bench.Connection.Host = "old.lan";
        bench.Connection.User = "old";
        bench.Connection.Password = "secret";

        bench.Link.Open(bench.Connection);

        Assert.IsTrue(asked.Wait(Limits.Hang));

        bench.Link.Abandon();
        bench.Connection.Host = "trial.lan";
        bench.Connection.User = "new";
        bench.Connection.Password = "other";
        bench.Link.Open(bench.Connection);
        byte[] connect = await second.ReceiveConnect();
        answer.Set();
        await second.Send(ScriptedServer.Connack(0));
        _ = bench.Next(MqttEventKind.Connected);
        _ = bench.Publish("x", 1);

        StringAssert.Contains(Encoding.UTF8.GetString(connect), "new");
        CollectionAssert.AreEqual(new byte[] { 0x32, 6 }, (await second.ReceivePacket())[..2]);
    }

    [TestMethod]
    public async Task An_attempt_keeps_the_settings_it_began_with()
    {
        await using ScriptedServer server = new();
        using ManualResetEventSlim asked = new();
        using ManualResetEventSlim answer = new();
        MqttNetworkChannel.Resolve = _ =>
        {
            asked.Set();
            answer.Wait();
            return IPAddress.Loopback;
        };
        using LinkBench bench = new(server.Port);
        bench.Connection.User = "user";
        bench.Connection.Password = "of-this-broker";

        bench.Link.Open(bench.Connection);

        Assert.IsTrue(asked.Wait(Limits.Hang));

        bench.Connection.Password = "of-another-one";
        answer.Set();

        StringAssert.Contains(Encoding.UTF8.GetString(await server.ReceiveConnect()), "of-this-broker");
    }

    [TestMethod]
    public async Task A_failed_attempt_has_closed_its_socket_when_that_is_told()
    {
        await using ScriptedServer server = new();
        using LinkBench bench = new(server.Port);
        bench.Link.Open(bench.Connection);
        _ = await server.ReceiveConnect();
        await server.Send(ScriptedServer.Connack(3));

        _ = bench.Next(MqttEventKind.Failed);

        await server.IsClosedByClient();
    }

    [TestMethod]
    [TestCategory("Servers")]
    public async Task A_connection_is_not_closed_under_its_reader()
    {
        await using Broker broker = await Broker.Start();
        MqttNetworkChannel.ClosedWhileRead = 0;
        for (int i = 0; i < 3; i++)
        {
            using LinkBench bench = new(broker.Port);
            bench.Connection.Tls = true;
            _ = bench.Open();
            _ = bench.Publish("x", 2);
            _ = bench.Next(MqttEventKind.Published);
            bench.Link.Abandon();
            _ = await broker.Log.Next(line => line.Contains(bench.Connection.ClientId) && line.Contains("closed"), "the connection is closed");
        }

        Assert.AreEqual(0, MqttNetworkChannel.ClosedWhileRead);
    }

    [TestMethod]
    [TestCategory("Servers")]
    public async Task On_tls_an_answer_behind_a_message_that_waits_is_read_at_once()
    {
        await using Broker broker = await Broker.Start();
        using LinkBench bench = new(broker.Port);
        bench.Connection.Tls = true;
        _ = bench.Open();
        await Publisher.Publish(broker.Port, "config", "1", qos: 1);
        await Publisher.Publish(broker.Port, "config", "2", qos: 1);

        int id = bench.Publish("x", 1);
        long start = Environment.TickCount64;
        while (bench.TimesPublished(id) == 0)
        {
            _ = bench.TryTake(messages: false);
            Assert.IsTrue(Environment.TickCount64 - start < Limits.Hang.TotalMilliseconds, "The answer is not read.");
        }
    }
}
