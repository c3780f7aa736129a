using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Kit;
using Mqtt;

namespace Brokers.Embedded.Tests;

[TestClass]
public sealed class EmbeddedBrokerTests
{
    [TestMethod]
    [DataRow("127.0.0.1")]
    [DataRow("localhost")]
    [DataRow("::1")]
    public async Task It_listens_on_the_loopback_interface(string host)
    {
        if (host == "::1" && !Socket.OSSupportsIPv6)
        {
            return;
        }

        await using EmbeddedBroker broker = await EmbeddedBroker.Start();
        using TestClient client = new("a");

        Assert.IsFalse(await client.Connect(broker.Port, host));
    }

    [TestMethod]
    public async Task It_listens_nowhere_else()
    {
        await using EmbeddedBroker broker = await EmbeddedBroker.Start();
        IPAddress[] others = [.. (await Dns.GetHostAddressesAsync(Dns.GetHostName())).Where(one => !IPAddress.IsLoopback(one))];

        foreach (IPAddress address in others)
        {
            using Socket socket = new(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            await Assert.ThrowsAsync<SocketException>(() => socket.ConnectAsync(address, broker.Port));
        }
    }

    [TestMethod]
    public async Task A_port_that_is_taken_is_said_or_another_one_is_used()
    {
        await using EmbeddedBroker first = await EmbeddedBroker.Start();

        IOException failed = await Assert.ThrowsExactlyAsync<IOException>(() => EmbeddedBroker.Start(new EmbeddedBrokerOptions { Port = first.Port }));
        await using EmbeddedBroker second = await EmbeddedBroker.Start(new EmbeddedBrokerOptions { Port = first.Port, OrFreePort = true });

        Assert.Contains($"port {first.Port} cannot be used", failed.Message);
        Assert.AreNotEqual(first.Port, second.Port);
    }

    [TestMethod]
    public async Task It_can_be_started_again_on_its_port()
    {
        EmbeddedBroker first = await EmbeddedBroker.Start();
        using TestClient client = new("a");
        _ = await client.Connect(first.Port);

        await first.DisposeAsync();

        Assert.AreEqual(MqttReason.ConnectionLost, await client.Disconnects());

        await using EmbeddedBroker second = await EmbeddedBroker.Start(new EmbeddedBrokerOptions { Port = first.Port });

        Assert.IsFalse(await client.Connect(second.Port));
    }

    [TestMethod]
    [DataRow("node", "secret", MqttReason.None)]
    [DataRow("node", "wrong", MqttReason.RefusedNotAuthorised)]
    [DataRow("nobody", "secret", MqttReason.RefusedNotAuthorised)]
    [DataRow(null, null, MqttReason.RefusedNotAuthorised)]
    public async Task Users_and_passwords(string? user, string? password, MqttReason reason)
    {
        await using EmbeddedBroker broker = await EmbeddedBroker.Start(
            new EmbeddedBrokerOptions { Users = new Dictionary<string, string> { ["node"] = "secret" } });

        using TestClient client = new(new MqttClientOptions { ClientId = "a", User = user, Password = password });

        Assert.AreEqual(MqttError.None, client.Client.Connect("127.0.0.1", broker.Port));

        ClientEvent outcome = await client.Events.Next("the attempt has ended");

        Assert.AreEqual(reason, outcome.Reason);
    }

    [TestMethod]
    public async Task Over_tls()
    {
        using Certificates certificates = new();
        await using EmbeddedBroker broker = await EmbeddedBroker.Start(new EmbeddedBrokerOptions { Certificate = certificates.Server() });
        using TestClient client = new(new MqttClientOptions { ClientId = "a", Tls = new MqttTls(certificates.CaFile) });

        _ = await client.Connect(broker.Port, "localhost");
        _ = await client.Subscribe(2, "t");
        _ = client.Send("t", new string('x', 100_000), 2);

        Assert.AreEqual(100_000, (await client.Message()).Bytes.Length);
    }

    [TestMethod]
    public async Task A_client_that_falls_silent_is_cut_off_and_its_will_is_sent()
    {
        await using EmbeddedBroker broker = await EmbeddedBroker.Start();
        using TestClient subscriber = new("s");
        _ = await subscriber.Connect(broker.Port);
        _ = await subscriber.Subscribe(1, "status");
        await using FaultProxy proxy = new(broker.Port);
        MqttWill will = new("status", "offline"u8.ToArray(), 1, Retain: false);
        using TestClient client = new(new MqttClientOptions { ClientId = "a", KeepAliveSeconds = 5, Will = will });
        _ = await client.Connect(proxy.Port);

        proxy.ToBroker.Mode = FlowMode.Swallow;

        Assert.AreEqual("offline", (await subscriber.Message()).Text);
    }

    [TestMethod]
    public async Task What_waits_for_a_client_beyond_the_limit_is_dropped_and_told_once_and_the_rest_comes()
    {
        ConcurrentQueue<string> dropped = [];
        await using EmbeddedBroker broker = await EmbeddedBroker.Start(new EmbeddedBrokerOptions { MaxQueuedMessages = 10, Dropped = dropped.Enqueue });
        using TestClient client = new("a", cleanSession: false);
        _ = await client.Connect(broker.Port);

        _ = await client.Subscribe(1, "t");

        Assert.AreEqual(MqttError.None, client.Client.Disconnect());

        _ = await client.Disconnects();
        using TestClient sender = new("b");
        _ = await sender.Connect(broker.Port);

        for (int i = 0; i < 15; i++)
        {
            await sender.Publish("t", $"{i}");
        }

        Assert.IsTrue(await client.Connect(broker.Port));

        _ = await client.Events.Next(one => one.Message?.Text == "9", "the last that had room");
        await sender.Publish("t", "end");
        _ = await client.Events.Next(one => one.Message?.Text == "end", "the end");
        string[] expected = [.. Enumerable.Range(0, 10).Select(i => $"{i}"), "end"];
        CollectionAssert.AreEqual(expected, client.Messages.Select(one => one.Text).ToArray());
        CollectionAssert.AreEqual((string[])["a"], dropped.ToArray());
    }

    [TestMethod]
    [DataRow(-1, 1000, 1)]
    [DataRow(65_536, 1000, 1)]
    [DataRow(0, 63, 1)]
    [DataRow(0, 268_435_456, 1)]
    [DataRow(0, 1000, 0)]
    public async Task Options_out_of_range_are_refused(int port, int packet, int queued)
    {
        EmbeddedBrokerOptions bad = new() { Port = port, MaxPacketBytes = packet, MaxQueuedMessages = queued };

        _ = await Assert.ThrowsExactlyAsync<ArgumentException>(() => EmbeddedBroker.Start(bad));
    }
}
