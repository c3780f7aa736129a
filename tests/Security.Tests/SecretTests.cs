using System.Text.Json;
using Kit;

namespace Security.Tests;

/// <summary>A password goes to the broker, over TLS, and nowhere else.</summary>
[TestClass]
public sealed class SecretTests
{
    private const string Base = "home/livingroom";
    private const string Config = Base + "/config";
    private const string NewSecret = "gl4ss-m0untain";

    [TestMethod]
    [TestCategory("Servers")]
    [TestCategory("Linux")]
    public async Task No_password_is_published_or_printed_or_seen_in_the_arguments()
    {
        await using SecureBroker broker = await SecureBroker.Start("livingroom");
        await using Subscriber subscriber = await broker.Watch("#");
        await using RunningProgram node = await broker.StartNodeOnline("livingroom", "--interval", "1", "--verbose");
        string[] messages =
        [
            """{"id":"m1","interval":2}""", $$"""{"id":"m2","password":"{{NewSecret}}","qos":7}""", $$"""{"id":"m3","password":["{{NewSecret}}"]}""",
            $$"""{"id":"m4","passwort":"{{NewSecret}}"}""", $$"""{"id":"m5","tls":false,"port":1883}""", $$"""{"id":"m6","password":"{{NewSecret}}"}""",
        ];
        foreach (string message in messages)
        {
            await broker.Operate(Config, message);
            _ = await subscriber.Next(Config + "/result");
        }

        // The new password is on trial now and refused: back to the old one.
        _ = await node.Prints("this user may not connect");
        string arguments = File.ReadAllText($"/proc/{node.Id}/cmdline");
        node.Send(Signal.Terminate);
        Assert.AreEqual(0, await node.Exit());

        string old = broker.PasswordOf("livingroom");
        string published = string.Join('\n', subscriber.Messages.All.Where(message => message.Topic != Config).Select(message => message.Text));
        StringAssert.Contains(published, "\"password\":true", "This is where it would be.");
        foreach (string secret in new[] { old, NewSecret })
        {
            Assert.IsFalse(published.Contains(secret, StringComparison.Ordinal), "published: " + published);
            Assert.IsFalse(node.Output.ToString().Contains(secret, StringComparison.Ordinal), "printed: " + node.Output);
            Assert.IsFalse(arguments.Contains(secret, StringComparison.Ordinal), "in the arguments");
        }
    }

    [TestMethod]
    [TestCategory("Servers")]
    public async Task A_password_that_comes_over_tls_is_tried_for_real_and_kept()
    {
        using Certificates certificates = new();
        (string certificate, string key) = certificates.Write(certificates.Server(), "server");
        await using Broker broker = await Broker.Start(folder =>
        {
            MosquittoPasswords.Write(Path.Combine(folder, "passwords"), "node", NewSecret);
            return [$"password_file {folder}/passwords", "allow_anonymous true", $"cafile {certificates.CaFile}", $"certfile {certificate}", $"keyfile {key}"];
        });
        string[] tls = ["--cafile", certificates.CaFile];
        await using Subscriber subscriber = await Subscriber.Start(broker.Port, Base + "/config/+", 2, tls);
        await using RunningProgram node = RunningProgram.Start(
            "VirtualDevice", "virtual-device", "--broker", $"localhost:{broker.Port}", "--tls", "--ca", certificates.CaFile, "--place", "livingroom");
        _ = await node.Prints("connected to");

        await Publisher.Publish(broker.Port, Config, $$"""{"id":"t","user":"node","password":"{{NewSecret}}"}""", 1, false, tls);

        // 60 s to hold, and as much again for a busy machine.
        _ = await subscriber.Next(message => message.Text.Contains("\"trial\":60", StringComparison.Ordinal));
        _ = await subscriber.Next(message => message.Text.StartsWith("{\"id\":\"t\",\"ok\":true", StringComparison.Ordinal));
        Received state = await subscriber.Next(Config + "/state");
        StringAssert.Contains(state.Text, "\"user\":\"node\",\"password\":true");
        _ = await broker.Log.Seen(line => line.Contains("u'node'", StringComparison.Ordinal), "the node connects with its user name");
        Assert.IsFalse(node.Output.ToString().Contains(NewSecret, StringComparison.Ordinal), "The password was printed.");
    }

    [TestMethod]
    [TestCategory("Servers")]
    public async Task A_message_over_tls_that_would_send_the_password_without_it_is_refused()
    {
        await using SecureBroker broker = await SecureBroker.Start("livingroom");
        await using Subscriber subscriber = await broker.Watch(Config + "/result");
        await using RunningProgram node = await broker.StartNodeOnline("livingroom");

        await broker.Operate(Config, """{"id":"off","tls":false,"port":1883}""");

        Assert.AreEqual("plain", await FirstError(subscriber));
    }

    [TestMethod]
    [TestCategory("Servers")]
    public async Task A_password_over_a_plain_connection_is_refused()
    {
        await using Broker broker = await Broker.Start();
        await using Subscriber subscriber = await Subscriber.Start(broker.Port, Config + "/result");
        await using RunningProgram node = RunningProgram.Start(
            "VirtualDevice", "virtual-device", "--broker", $"127.0.0.1:{broker.Port}", "--place", "livingroom");
        _ = await node.Prints("connected to");

        await Publisher.Publish(broker.Port, Config, $$"""{"user":"u","password":"{{NewSecret}}"}""");

        Assert.AreEqual("plain", await FirstError(subscriber));
        Assert.IsFalse(node.Output.ToString().Contains(NewSecret, StringComparison.Ordinal), "printed: " + node.Output);
    }

    [TestMethod]
    [TestCategory("Servers")]
    [TestCategory("Linux")]
    public async Task The_password_may_come_from_the_environment()
    {
        await using SecureBroker broker = await SecureBroker.Start("livingroom");
        string[] arguments =
        [
            "VIRTUAL_DEVICE_PASSWORD=" + broker.PasswordOf("livingroom"), Repository.Program("VirtualDevice", "virtual-device"),
            "--broker", $"localhost:{broker.Port}", "--tls", "--ca", broker.CaFile, "--place", "livingroom", "--user", "livingroom",
        ];
        await using ChildProcess node = ChildProcess.Start(Tools.Find("env"), arguments);

        _ = await node.Prints(line => line.Contains("connected to", StringComparison.Ordinal), "the node is online");
    }

    [TestMethod]
    [DataRow("--password secret", "--password")]
    [DataRow("--broker localhost --password-file /etc/hostname", "--password-file needs --user")]
    [DataRow("--broker localhost --tls --cert /etc/hostname", "--cert and --key belong together")]
    [DataRow("--broker localhost --tls --ca /nowhere.pem", "there is no file '/nowhere.pem'")]
    [DataRow("--broker localhost --user u --password-file /dev/null", "must be 1 to 64 bytes")]
    [DataRow("--tls", "need --broker")]
    public async Task Wrong_arguments_are_told_with_exit_code_2(string arguments, string told)
    {
        await using RunningProgram node = RunningProgram.Start("VirtualDevice", "virtual-device", arguments.Split(' '));

        Assert.AreEqual(2, await node.Exit());
        StringAssert.Contains(node.Output.ToString(), told);
    }

    private static async Task<string?> FirstError(Subscriber subscriber)
    {
        using JsonDocument answer = JsonDocument.Parse((await subscriber.Next(Config + "/result")).Bytes);
        Assert.IsFalse(answer.RootElement.GetProperty("ok").GetBoolean());
        return answer.RootElement.GetProperty("errors")[0].GetProperty("is").GetString();
    }
}
