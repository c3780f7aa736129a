using Kit;

namespace Mqtt.Tests;

[TestClass]
[TestCategory("Servers")]
public sealed class RefusalTests
{
    private const string Password = "correct horse";

    [TestMethod]
    [DataRow(1, MqttReason.RefusedProtocolVersion)]
    [DataRow(2, MqttReason.RefusedClientId)]
    [DataRow(3, MqttReason.RefusedServerUnavailable)]
    [DataRow(4, MqttReason.RefusedBadCredentials)]
    [DataRow(5, MqttReason.RefusedNotAuthorised)]
    [DataRow(6, MqttReason.ProtocolError)]
    [DataRow(255, MqttReason.ProtocolError)]
    public async Task Broker_refuses(int code, MqttReason reason)
    {
        await using ScriptedServer server = new();

        using TestClient client = new("a");

        Assert.AreEqual(MqttError.None, client.Client.Connect("127.0.0.1", server.Port));

        _ = await server.ReceiveConnect();

        await server.Send(ScriptedServer.Connack(code));

        Assert.AreEqual(reason, await client.ConnectFails());

        await server.IsClosedByClient();
    }

    [TestMethod]
    [DataRow(new byte[0], MqttReason.ClosedBeforeConnack)]
    [DataRow(new byte[] { 0x20 }, MqttReason.ClosedBeforeConnack)]
    [DataRow(new byte[] { 0x20, 0x02, 0x00 }, MqttReason.ClosedBeforeConnack)]
    [DataRow(new byte[] { 0x20, 0x00 }, MqttReason.ProtocolError)]
    [DataRow(new byte[] { 0x48, 0x54, 0x54, 0x50, 0x2f, 0x31, 0x2e, 0x31 }, MqttReason.ProtocolError)]
    [DataRow(new byte[] { 0xf0, 0x00 }, MqttReason.ProtocolError)]
    [DataRow(new byte[] { 0x20, 0xff, 0xff, 0xff, 0xff, 0xff }, MqttReason.ProtocolError)]
    [DataRow(new byte[] { 0x30, 0x03, 0x00, 0x01, 0x61 }, MqttReason.ProtocolError)]
    public async Task Broker_answers_something_else_and_closes(byte[] answer, MqttReason reason)
    {
        await using ScriptedServer server = new();

        using TestClient client = new("a");

        Assert.AreEqual(MqttError.None, client.Client.Connect("127.0.0.1", server.Port));

        _ = await server.ReceiveConnect();

        await server.Send(answer);
        server.Close();

        Assert.AreEqual(reason, await client.ConnectFails());
    }

    [TestMethod]
    [DataRow("wrong", MqttReason.RefusedNotAuthorised)]
    [DataRow(null, MqttReason.RefusedNotAuthorised)]
    [DataRow(Password, MqttReason.None)]
    public async Task Broker_checks_the_password(string? password, MqttReason reason)
    {
        await using Broker broker = await Broker.Start(folder => WithUser(folder, "node", Password));

        using TestClient client = new(new MqttClientOptions { ClientId = "a", User = "node", Password = password });

        Assert.AreEqual(MqttError.None, client.Client.Connect("127.0.0.1", broker.Port));

        ClientEvent outcome = await client.Events.Next("the attempt has ended");

        Assert.AreEqual(reason, outcome.Reason);
    }

    [TestMethod]
    public void Options_out_of_range_are_refused()
    {
        MqttClientOptions[] bad =
        [
            new() { ClientId = string.Empty },
            new() { ClientId = "a", KeepAliveSeconds = 4 },
            new() { ClientId = "a", KeepAliveSeconds = 65_536 },
            new() { ClientId = "a", MaxInFlight = 0 },
            new() { ClientId = "a", Password = "without a user" },
            new() { ClientId = "a", Will = new MqttWill("with/#", [], 0, false) },
            new() { ClientId = "a", Will = new MqttWill(string.Empty, [], 0, false) },
            new() { ClientId = "a", Will = new MqttWill("t", [], 3, false) },
            new() { ClientId = "a", Tls = new MqttTls("/no/such/file") },
            new() { ClientId = "a", Tls = new MqttTls("ca.pem", "certificate.pem") },
        ];

        foreach (MqttClientOptions options in bad)
        {
            _ = Assert.ThrowsExactly<ArgumentException>(() => new TestClient(options).Dispose());
        }
    }

    [TestMethod]
    [DataRow("", 1883)]
    [DataRow("127.0.0.1", 0)]
    [DataRow("127.0.0.1", 65_536)]
    public void Where_to_connect_is_checked(string host, int port)
    {
        using TestClient client = new("a");
        _ = Assert.Throws<ArgumentException>(() => client.Client.Connect(host, port));
    }

    private static string[] WithUser(string folder, string user, string password)
    {
        string file = Path.Combine(folder, "passwords");
        MosquittoPasswords.Write(file, user, password);
        return ["allow_anonymous false", $"password_file {file}"];
    }
}
