using System.Security.Cryptography.X509Certificates;
using Kit;

namespace Mqtt.Tests;

[TestClass]
[TestCategory("Servers")]
public sealed class TlsTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    [TestMethod]
    [DataRow("localhost")]
    [DataRow("127.0.0.1")]
    public async Task Connects_and_publishes(string host)
    {
        using Certificates certificates = new();
        await using Broker broker = await StartBroker(certificates, certificates.Server());
        using TestClient client = Create(certificates);

        _ = await client.Connect(broker.Port, host);
        _ = await client.Subscribe(2, "t");
        _ = client.Send("t", new string('x', 100_000), 2);

        Assert.AreEqual(100_000, (await client.Message()).Bytes.Length);
        Assert.AreEqual(MqttError.None, client.Client.Disconnect());
        Assert.AreEqual(MqttReason.ClosedByUs, await client.Disconnects());
    }

    [TestMethod]
    public async Task Certificate_of_another_ca()
    {
        using Certificates certificates = new();
        using Certificates others = new();
        await using Broker broker = await StartBroker(others, others.Server());
        using TestClient client = Create(certificates);

        Assert.AreEqual(MqttReason.TlsUntrusted, await client.FailToConnect(broker.Port, "localhost"));
    }

    [TestMethod]
    public async Task Certificate_expired()
    {
        using Certificates certificates = new();
        X509Certificate2 old = certificates.Server(from: Now.AddDays(-2), to: Now.AddDays(-1));
        await using Broker broker = await StartBroker(certificates, old);
        using TestClient client = Create(certificates);

        Assert.AreEqual(MqttReason.TlsExpired, await client.FailToConnect(broker.Port, "localhost"));
    }

    [TestMethod]
    public async Task Certificate_not_yet_valid()
    {
        using Certificates certificates = new();
        X509Certificate2 future = certificates.Server(from: Now.AddDays(1), to: Now.AddDays(2));
        await using Broker broker = await StartBroker(certificates, future);
        using TestClient client = Create(certificates);

        Assert.AreEqual(MqttReason.TlsNotYetValid, await client.FailToConnect(broker.Port, "localhost"));
    }

    [TestMethod]
    public async Task Certificate_for_another_host()
    {
        using Certificates certificates = new();
        await using Broker broker = await StartBroker(certificates, certificates.Server(name: "elsewhere.example"));
        using TestClient client = Create(certificates);

        Assert.AreEqual(MqttReason.TlsWrongHost, await client.FailToConnect(broker.Port, "localhost"));
    }

    [TestMethod]
    public async Task Broker_without_tls()
    {
        using Certificates certificates = new();
        await using Broker broker = await Broker.Start();
        using TestClient client = Create(certificates);

        Assert.AreEqual(MqttReason.ClosedBeforeConnack, await client.FailToConnect(broker.Port, "localhost"));
    }

    [TestMethod]
    public async Task Nothing_listens()
    {
        using Certificates certificates = new();
        using TestClient client = Create(certificates);

        Assert.AreEqual(MqttReason.ConnectionRefused, await client.FailToConnect(FreePort.Next(), "localhost"));
    }

    [TestMethod]
    public async Task Broker_that_never_answers_is_abandoned()
    {
        using Certificates certificates = new();
        await using FaultProxy proxy = new(FreePort.Next()) { Accept = AcceptMode.Silent };

        using TestClient client = Create(certificates);

        Assert.AreEqual(MqttError.None, client.Client.Connect("localhost", proxy.Port));

        ProxyConnection connection = await proxy.NextConnection();
        await connection.FromClient.Reaches(1);

        client.Client.Abort(MqttReason.NoConnack);

        Assert.AreEqual(MqttReason.NoConnack, await client.ConnectFails());

        await connection.Closed();
    }

    [TestMethod]
    public async Task Connection_reset_in_the_handshake()
    {
        using Certificates certificates = new();
        await using FaultProxy proxy = new(FreePort.Next()) { Accept = AcceptMode.Silent };

        using TestClient client = Create(certificates);

        Assert.AreEqual(MqttError.None, client.Client.Connect("localhost", proxy.Port));

        ProxyConnection connection = await proxy.NextConnection();
        await connection.FromClient.Reaches(1);

        connection.Reset();

        Assert.AreEqual(MqttReason.ClosedBeforeConnack, await client.ConnectFails());
    }

    [TestMethod]
    public async Task Works_over_single_bytes()
    {
        using Certificates certificates = new();
        await using Broker broker = await StartBroker(certificates, certificates.Server());
        await using FaultProxy proxy = new(broker.Port);
        proxy.ToClient.Mode = FlowMode.Slice;
        proxy.ToBroker.Mode = FlowMode.Slice;
        using TestClient client = Create(certificates);

        _ = await client.Connect(proxy.Port, "localhost");
        await client.Publish("t", "x", 2);
    }

    [TestMethod]
    public async Task Client_certificate()
    {
        using Certificates certificates = new();
        await using Broker broker = await StartBroker(certificates, certificates.Server(), "require_certificate true");
        MqttTls tls = certificates.WithClient("node-1");
        using TestClient with = new(new MqttClientOptions { ClientId = "with", Tls = tls });
        using TestClient without = Create(certificates);

        _ = await with.Connect(broker.Port, "localhost");

        // The broker sends an alert and closes. A reset may overtake the alert, because the CONNECT is never read.
        MqttReason reason = await without.FailToConnect(broker.Port, "localhost");

        Assert.IsTrue(reason is MqttReason.TlsFailed or MqttReason.ClosedBeforeConnack, $"{reason}");
    }

    [TestMethod]
    public async Task Unacknowledged_messages_are_sent_again()
    {
        using Certificates certificates = new();
        await using Broker broker = await StartBroker(certificates, certificates.Server());
        await using FaultProxy proxy = new(broker.Port);
        using TestClient client = new(
            new MqttClientOptions { ClientId = "a", CleanSession = false, Tls = new MqttTls(certificates.CaFile) });
        _ = await client.Connect(proxy.Port, "localhost");
        proxy.ToClient.Mode = FlowMode.Swallow;
        int id = client.Send("t", "x", 2);

        proxy.ResetAll();

        Assert.AreEqual(MqttReason.ConnectionLost, await client.Disconnects());

        proxy.Pass();

        _ = await client.Connect(proxy.Port, "localhost");

        await client.Published(id);
    }

    private static TestClient Create(Certificates certificates)
    {
        return new TestClient(new MqttClientOptions { ClientId = "a", Tls = new MqttTls(certificates.CaFile) });
    }

    private static Task<Broker> StartBroker(Certificates certificates, X509Certificate2 server, params string[] more)
    {
        (string certificate, string key) = certificates.Write(server, "server");
        return Broker.Start(configuration: [$"cafile {certificates.CaFile}", $"certfile {certificate}", $"keyfile {key}", .. more]);
    }
}
