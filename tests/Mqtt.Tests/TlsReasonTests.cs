using System.Security.Cryptography.X509Certificates;
using Kit;

namespace Mqtt.Tests;

/// <summary>Why TLS failed, where the other side says so, and where the files are at fault.</summary>
[TestClass]
[TestCategory("Servers")]
public sealed class TlsReasonTests
{
    private static readonly byte[] Alert = [0x15, 0x03, 0x03, 0x00, 0x02, 0x02];

    [TestMethod]
    [DataRow(70, MqttReason.TlsNoCommonVersion, "protocol_version")]
    [DataRow(40, MqttReason.TlsFailed, "handshake_failure")]
    [DataRow(116, MqttReason.TlsFailed, "certificate_required")]
    public async Task The_other_side_answers_with_an_alert(int alert, MqttReason reason, string name)
    {
        using Certificates certificates = new();
        await using ScriptedServer server = new();

        using TestClient client = new(Options(certificates.CaFile));

        Assert.AreEqual(MqttError.None, client.Client.Connect("127.0.0.1", server.Port));

        // The first bytes of the ClientHello; its record begins 16 03.
        _ = await server.ReceiveConnect();
        await server.Send([.. Alert, (byte)alert]);

        Assert.AreEqual(reason, await client.ConnectFails(), name);
    }

    [TestMethod]
    public async Task The_other_side_speaks_something_else()
    {
        using Certificates certificates = new();
        await using ScriptedServer server = new();

        using TestClient client = new(Options(certificates.CaFile));

        Assert.AreEqual(MqttError.None, client.Client.Connect("127.0.0.1", server.Port));

        _ = await server.ReceiveConnect();

        await server.Send("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray());

        Assert.AreEqual(MqttReason.TlsFailed, await client.ConnectFails());
    }

    [TestMethod]
    public async Task The_other_side_never_answers_the_handshake()
    {
        using Certificates certificates = new();
        await using ScriptedServer server = new();
        using TestClient client = new(new MqttClientOptions { ClientId = "a", KeepAliveSeconds = 5, Tls = new MqttTls(certificates.CaFile) });

        Assert.AreEqual(MqttReason.NoConnack, await client.FailToConnect(server.Port));
    }

    [TestMethod]
    [DataRow("tlsv1.2")]
    [DataRow("tlsv1.3")]
    public async Task Either_version_does(string version)
    {
        using Certificates certificates = new();
        await using Broker broker = await StartBroker(certificates, $"tls_version {version}");
        using TestClient client = new(Options(certificates.CaFile));

        _ = await client.Connect(broker.Port, "localhost");
    }

    [TestMethod]
    public async Task A_client_certificate_of_another_ca_is_refused()
    {
        using Certificates certificates = new();
        using Certificates others = new();
        await using Broker broker = await StartBroker(certificates, "require_certificate true");
        MqttTls wrong = others.WithClient("node-1");
        using TestClient client = new(new MqttClientOptions { ClientId = "a", Tls = wrong with { CaFile = certificates.CaFile } });

        // A reset may overtake the alert, because the CONNECT is never read.
        MqttReason reason = await client.FailToConnect(broker.Port, "localhost");

        Assert.IsTrue(reason is MqttReason.TlsFailed or MqttReason.ClosedBeforeConnack, $"{reason}");
    }

    [TestMethod]
    [DataRow("ca")]
    [DataRow("certificate")]
    [DataRow("key")]
    [DataRow("pair")]
    public async Task A_file_that_is_no_certificate_or_no_key(string which)
    {
        using Certificates certificates = new();
        await using Broker broker = await StartBroker(certificates);
        using TemporaryFolder folder = new();
        string garbage = folder.File("garbage.pem");
        await File.WriteAllTextAsync(garbage, "no certificate");
        MqttTls good = certificates.WithClient("node-1");
        MqttTls files = which switch
        {
            "ca" => good with { CaFile = garbage },
            "certificate" => good with { CertificateFile = garbage },
            "key" => good with { KeyFile = garbage },
            _ => good with { KeyFile = certificates.WithClient("node-2").KeyFile },
        };
        using TestClient client = new(new MqttClientOptions { ClientId = "a", Tls = files });

        Assert.AreEqual(MqttReason.TlsFiles, await client.FailToConnect(broker.Port, "localhost"));
    }

    [TestMethod]
    public async Task A_ca_file_may_hold_several()
    {
        using Certificates certificates = new();
        using Certificates others = new();
        using TemporaryFolder folder = new();
        string both = folder.File("both.pem");
        await File.WriteAllTextAsync(both, $"{await File.ReadAllTextAsync(others.CaFile)}\n{await File.ReadAllTextAsync(certificates.CaFile)}");
        await using Broker one = await StartBroker(certificates);
        await using Broker other = await StartBroker(others);
        using TestClient client = new(Options(both));

        _ = await client.Connect(one.Port, "localhost");
        client.Client.Abort();
        _ = await client.Disconnects();
        _ = await client.Connect(other.Port, "localhost");
    }

    [TestMethod]
    public async Task A_file_that_is_renewed_counts_from_the_next_connection_on()
    {
        using Certificates certificates = new();
        using Certificates others = new();
        using TemporaryFolder folder = new();
        string file = folder.File("ca.pem");
        File.Copy(others.CaFile, file);
        await using Broker broker = await StartBroker(certificates);

        using TestClient client = new(Options(file));

        Assert.AreEqual(MqttReason.TlsUntrusted, await client.FailToConnect(broker.Port, "localhost"));

        File.Copy(certificates.CaFile, file, overwrite: true);

        _ = await client.Connect(broker.Port, "localhost");
    }

    // A certificate that nobody vouches for may say anything about its dates and names, and an expired one about its name.
    [TestMethod]
    [DataRow(true, MqttReason.TlsUntrusted)]
    [DataRow(false, MqttReason.TlsExpired)]
    public async Task The_gravest_reason_counts(bool isOfAnotherCa, MqttReason reason)
    {
        using Certificates certificates = new();
        using Certificates others = new();
        DateTimeOffset now = DateTimeOffset.UtcNow;
        X509Certificate2 old = certificates.Server(name: "elsewhere.example", from: now.AddDays(-2), to: now.AddDays(-1));
        await using Broker broker = await StartBroker(certificates, old);
        using TestClient client = new(Options(isOfAnotherCa ? others.CaFile : certificates.CaFile));

        Assert.AreEqual(reason, await client.FailToConnect(broker.Port, "localhost"));
    }

    private static MqttClientOptions Options(string caFile) => new() { ClientId = "a", Tls = new MqttTls(caFile) };

    private static Task<Broker> StartBroker(Certificates certificates, params string[] more) => StartBroker(certificates, certificates.Server(), more);

    private static Task<Broker> StartBroker(Certificates certificates, X509Certificate2 server, params string[] more)
    {
        (string certificate, string key) = certificates.Write(server, "server");
        return Broker.Start(configuration: [$"cafile {certificates.CaFile}", $"certfile {certificate}", $"keyfile {key}", .. more]);
    }
}
