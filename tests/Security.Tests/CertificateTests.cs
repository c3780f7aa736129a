using System.Text.Json;
using Kit;

namespace Security.Tests;

/// <summary>A broker with a wrong certificate is refused, for its own reason, and told in health once there is a right one.</summary>
[TestClass]
[TestCategory("Servers")]
public sealed class CertificateTests
{
    private const string Base = "home/livingroom";

    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    [TestMethod]
    [DataRow("untrusted", "not signed by a CA that the node trusts")]
    [DataRow("expired", "has expired")]
    [DataRow("notyetvalid", "not valid yet")]
    [DataRow("hostname", "for another name")]
    public async Task A_wrong_certificate_is_refused_with_its_reason(string word, string told)
    {
        using Certificates certificates = new();
        using Certificates others = new();
        (string certificate, string key) = word switch
        {
            "untrusted" => others.Write(others.Server(), "server"),
            "expired" => certificates.Write(certificates.Server(from: Now.AddDays(-2), to: Now.AddDays(-1)), "server"),
            "notyetvalid" => certificates.Write(certificates.Server(from: Now.AddDays(1), to: Now.AddDays(2)), "server"),
            _ => certificates.Write(certificates.Server(name: "elsewhere.example"), "server"),
        };
        await using Broker broker = await Start(certificates, certificate, key);
        await using RunningProgram node = StartNode(broker.Port, certificates.CaFile);

        StringAssert.Contains(await node.Prints("no link to"), told);
        StringAssert.Contains(await node.Prints("no link to"), told, "It backs off and tries again.");

        // The right one, at the same broker, which goes on listening: there is no other reason in between.
        (string rightCertificate, string rightKey) = certificates.Write(certificates.Server(), "right");
        File.Copy(rightCertificate, certificate, overwrite: true);
        File.Copy(rightKey, key, overwrite: true);
        await using (ChildProcess reload = ChildProcess.Start(Tools.Find("sh"), ["-c", $"kill -HUP {broker.ProcessId}"]))
        {
            Assert.AreEqual(0, await reload.Exit());
        }

        _ = await node.Prints("connected to");
        await using Subscriber subscriber = await Subscriber.Start(broker.Port, Base + "/health", 2, "--cafile", certificates.CaFile);
        using JsonDocument health = JsonDocument.Parse((await subscriber.Next(Base + "/health")).Bytes);
        Assert.AreEqual(word, health.RootElement.GetProperty("reason").GetString());
    }

    [TestMethod]
    public async Task A_broker_with_old_versions_of_tls_only_is_refused_with_its_reason()
    {
        using Certificates certificates = new();
        (string certificate, string key) = certificates.Write(certificates.Server(), "server");
        int port = FreePort.Next();

        // With -www it is a server that does not look at its standard input, which is closed.
        string[] arguments = ["s_server", "-accept", $"127.0.0.1:{port}", "-cert", certificate, "-key", key, "-tls1_1", "-www", "-cipher", "ALL:@SECLEVEL=0"];
        await using ChildProcess server = ChildProcess.Start(Tools.Find("openssl"), arguments);
        _ = await server.Prints(line => line.StartsWith("ACCEPT", StringComparison.Ordinal), "openssl listens");
        await using RunningProgram node = StartNode(port, certificates.CaFile);

        StringAssert.Contains(await node.Prints("no link to"), "no version of TLS in common");
    }

    [TestMethod]
    public async Task A_broker_that_speaks_no_tls_gets_no_password()
    {
        await using Broker broker = await Broker.Start();
        using Certificates certificates = new();
        await using RunningProgram node = StartNode(broker.Port, certificates.CaFile, "--user", "livingroom");

        _ = await node.Prints("no link to");

        Assert.IsFalse(broker.Log.ToString().Contains("u'livingroom'", StringComparison.Ordinal), "The node said its name without TLS.");
    }

    [TestMethod]
    public async Task A_client_certificate_is_shown_where_the_broker_wants_one()
    {
        using Certificates certificates = new();
        (string certificate, string key) = certificates.Write(certificates.Server(), "server");
        await using Broker broker = await Start(certificates, certificate, key, "require_certificate true");
        string folder = Path.GetDirectoryName(certificates.CaFile)!;
        _ = certificates.WithClient("node-1");

        await using (RunningProgram without = StartNode(broker.Port, certificates.CaFile))
        {
            _ = await without.Prints("no link to");
        }

        await using RunningProgram with = StartNode(
            broker.Port, certificates.CaFile, "--cert", Path.Combine(folder, "node-1.pem"), "--key", Path.Combine(folder, "node-1.key"));
        _ = await with.Prints("connected to");
    }

    [TestMethod]
    [TestCategory("Linux")]
    public async Task Without_a_CA_file_the_node_trusts_what_the_machine_trusts()
    {
        using Certificates certificates = new();
        (string certificate, string key) = certificates.Write(certificates.Server(), "server");
        await using Broker broker = await Start(certificates, certificate, key);
        string[] node = [Repository.Program("VirtualDevice", "virtual-device"), "--broker", $"localhost:{broker.Port}", "--tls", "--place", "livingroom"];

        // Where OpenSSL, and with it .NET on Linux, looks for what the machine trusts.
        await using ChildProcess trusting = ChildProcess.Start(Tools.Find("env"), [$"SSL_CERT_FILE={certificates.CaFile}", .. node]);
        await using ChildProcess other = ChildProcess.Start(node[0], node[1..]);

        _ = await trusting.Prints(static line => line.Contains("connected to", StringComparison.Ordinal), "the node is online");

        StringAssert.Contains(
            await other.Prints(static line => line.Contains("no link to", StringComparison.Ordinal), "the node is refused"), "not signed by a CA");
    }

    [TestMethod]
    [DataRow("--insecure")]
    [DataRow("--no-verify")]
    public async Task There_is_no_switch_that_turns_verification_off(string option)
    {
        await using RunningProgram node = StartNode(FreePort.Next(), "/dev/null", option);

        Assert.AreEqual(2, await node.Exit());
    }

    private static Task<Broker> Start(Certificates certificates, string certificate, string key, params string[] more)
        => Broker.Start(configuration: [$"cafile {certificates.CaFile}", $"certfile {certificate}", $"keyfile {key}", .. more]);

    private static RunningProgram StartNode(int port, string ca, params string[] more) => RunningProgram.Start(
        "VirtualDevice", "virtual-device", ["--broker", $"localhost:{port}", "--tls", "--ca", ca, "--place", "livingroom", "--id", "node-1", .. more]);
}
