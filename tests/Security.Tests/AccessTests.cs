using Firmware.Core;
using Kit;
using Mqtt;

namespace Security.Tests;

/// <summary>Who may do what at the broker that ./broker makes.</summary>
[TestClass]
[TestCategory("Servers")]
public sealed class AccessTests
{
    [TestMethod]
    public async Task A_node_reads_nothing_of_another_node()
    {
        await using SecureBroker broker = await SecureBroker.Start("livingroom", "kitchen");
        await using RunningProgram node = await broker.StartNodeOnline("livingroom", "--interval", "1");
        await using Subscriber kitchen = await Subscriber.Start(broker.Port, "#", 2, broker.AsNode("kitchen"));

        await broker.Operate("home/livingroom/config", """{"interval":2}""");
        _ = await node.Prints("setting applied");
        _ = await node.PrintsReading();

        // What it may read comes through the same connection, behind everything else.
        await broker.Operate("home/kitchen/command", "fence");
        _ = await kitchen.Next("home/kitchen/command");
        Assert.HasCount(1, kitchen.Messages.All, kitchen.Messages.ToString());
    }

    [TestMethod]
    public async Task A_node_writes_nothing_of_another_node_and_no_settings_at_all()
    {
        await using SecureBroker broker = await SecureBroker.Start("livingroom", "kitchen");
        await using Subscriber subscriber = await broker.Watch();
        string[] forbidden =
        [
            "home/livingroom/status", "home/livingroom/temperature", "home/livingroom/reading", "home/livingroom/config", "home/livingroom/command",
            "home/kitchen/config", "home/kitchen/command", "home/all/config", "home/all/command", "home/chat/hall/message", "elsewhere",
        ];
        foreach (string topic in forbidden)
        {
            await broker.PublishAs("kitchen", topic, "forged", retain: true);
        }

        await broker.PublishAs("kitchen", "home/kitchen/temperature", "21.5");
        _ = await subscriber.Next("home/kitchen/temperature");

        Assert.HasCount(1, subscriber.Messages.All, subscriber.Messages.ToString());

        await using Subscriber later = await broker.Watch();
        await broker.Operate("home/fence", "x");
        _ = await later.Next("home/fence");
        Assert.HasCount(1, later.Messages.All, "Something forged was retained. " + later.Messages);
    }

    [TestMethod]
    public async Task A_config_message_from_a_node_never_arrives()
    {
        await using SecureBroker broker = await SecureBroker.Start("livingroom", "kitchen");
        await using Subscriber subscriber = await broker.Watch();
        await using RunningProgram node = await broker.StartNodeOnline("livingroom", "--interval", "3600");

        await broker.PublishAs("kitchen", "home/livingroom/config", """{"id":"forged","interval":2}""");
        await broker.PublishAs("kitchen", "home/all/config", """{"id":"forged","interval":2}""");
        await broker.Operate("home/livingroom/config", """{"id":"real","interval":7}""");

        Received answer = await subscriber.Next("home/livingroom/config/result");
        StringAssert.StartsWith(answer.Text, "{\"id\":\"real\",\"ok\":true");
        Assert.IsFalse(node.Output.ToString().Contains("forged", StringComparison.Ordinal), node.Output.ToString());
    }

    [TestMethod]
    public async Task Everything_that_a_node_publishes_gets_through()
    {
        await using SecureBroker broker = await SecureBroker.Start("livingroom");
        string allowed = File.ReadAllText(broker.File("nodes.acl"));
        Topics topics = new("home", "%u", "homeassistant", "+");
        string[] published = [.. topics.Everything(), topics.Reading, topics.History, topics.Health, topics.ConfigResult, topics.CommandResult];
        foreach (string topic in published)
        {
            StringAssert.Contains(allowed, $" write {topic}\n");
        }

        foreach (string topic in (string[])[.. topics.Subscriptions, .. topics.Births])
        {
            StringAssert.Contains(allowed, $" read {topic}\n");
        }
    }

    [TestMethod]
    public async Task Neither_door_opens_with_the_credentials_for_the_other()
    {
        await using SecureBroker broker = await SecureBroker.Start("livingroom");

        await IsRefused(broker.OperatorPort, broker.AsNode("livingroom"));
        await IsRefused(broker.Port, broker.AsOperator());
    }

    [TestMethod]
    public async Task Nobody_gets_in_without_a_name_with_a_wrong_password_or_without_tls()
    {
        await using SecureBroker broker = await SecureBroker.Start("livingroom");

        foreach (int port in new[] { broker.Port, broker.OperatorPort })
        {
            await IsRefused(port, ["--cafile", broker.CaFile]);
            await IsRefused(port, broker.As("livingroom", "wrong"));
            await IsRefused(port, broker.As("operator", "wrong"));
            using TestClient plain = new(new MqttClientOptions { ClientId = "a", User = "livingroom", Password = broker.PasswordOf("livingroom") });
            _ = await plain.FailToConnect(port);
        }
    }

    [TestMethod]
    public async Task A_client_id_cannot_be_taken_over_by_another_user()
    {
        await using SecureBroker broker = await SecureBroker.Start("livingroom", "kitchen");
        await using Subscriber subscriber = await broker.Watch();
        await using RunningProgram node = await broker.StartNodeOnline("livingroom", "--id", "node-1", "--interval", "3600");

        await using Subscriber first = await Subscriber.Start(broker.Port, "#", 2, [.. broker.AsNode("kitchen"), "-i", "node-1", "-c"]);
        await broker.Operate("home/livingroom/command", """{"id":"one","do":"read"}""");
        _ = await subscriber.Next(message => message.Text.StartsWith("{\"id\":\"one\",\"ok\":true", StringComparison.Ordinal));
        await first.Stop();
        await using Subscriber second = await Subscriber.Start(broker.Port, "#", 2, [.. broker.AsNode("kitchen"), "-i", "livingroom", "-c"]);
        await broker.Operate("home/livingroom/command", """{"id":"two","do":"read"}""");
        _ = await subscriber.Next(message => message.Text.StartsWith("{\"id\":\"two\",\"ok\":true", StringComparison.Ordinal));

        Assert.IsFalse(node.Output.ToString().Contains("no link to", StringComparison.Ordinal), node.Output.ToString());
        Assert.IsEmpty(first.Messages.All, "The session of the node was read.");
        Assert.IsEmpty(second.Messages.All, "The session of the node was read.");
    }

    [TestMethod]
    public async Task A_node_that_is_sent_to_a_place_that_is_not_its_own_comes_back()
    {
        await using SecureBroker broker = await SecureBroker.Start("livingroom");
        await using Subscriber subscriber = await broker.Watch("home/+/config/result");
        await using RunningProgram node = await broker.StartNodeOnline("livingroom", "--interval", "3600");

        await broker.Operate("home/livingroom/config", """{"id":"move","place":"kitchen"}""");

        // 60 s to connect there, and as much again for a busy machine.
        _ = await subscriber.Next(message => message.Text.Contains("\"trial\":60", StringComparison.Ordinal));
        Received answer = await subscriber.Next(message => message.Topic == "home/livingroom/config/result");
        StringAssert.Contains(answer.Text, "\"reason\":\"authorization\"");
    }

    private static async Task IsRefused(int port, string[] arguments)
    {
        await using ChildProcess process = ChildProcess.Start(
            Tools.Find("mosquitto_sub"), ["-h", "127.0.0.1", "-p", $"{port}", "-t", "#", "-E", .. arguments]);
        Assert.AreNotEqual(0, await process.Exit(), "It got in. " + process.Output);
    }
}
