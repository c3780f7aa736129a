using System.Text.Json;
using Kit;
using Mqtt;

namespace Brokers.Tests;

/// <content>A node at a broker that stays where it is.</content>
public abstract partial class BrokerTests
{
    [TestMethod]
    public async Task A_node_comes_online()
    {
        IsAbout(Capability.Connect);
        await using Subscriber subscriber = await Subscribe(Topic("cellar", "status"));

        await using RunningProgram node = await StartNode("cellar");

        Assert.AreEqual(("online", false), Seen(await subscriber.Next(Topic("cellar", "status"))));

        using TestClient nobody = new(Root);
        _ = nobody.Client.Connect("127.0.0.1", Broker.Port);
        ClientEvent end = await nobody.Events.Next("the broker lets in or refuses who has no user");
        Assert.AreEqual(Broker.User is null ? nameof(IMqttEvents.Connected) : nameof(IMqttEvents.ConnectFailed), end.Name);

        Report(Capability.Connect, end.Name == nameof(IMqttEvents.Connected) ? Capability.Yes : "with a user");
    }

    [TestMethod]
    public async Task A_node_that_dies_is_offline()
    {
        IsAbout(Capability.Will);
        string status = Topic("cellar", "status");
        await using RunningProgram node = await StartNode("cellar");

        await using Subscriber subscriber = await Subscribe(status);

        Assert.AreEqual(("online", true), Seen(await subscriber.Next(status)));

        node.Send(Signal.Kill);
        Assert.AreEqual(("offline", false), Seen(await subscriber.Next(status)));

        await using Subscriber later = await Subscribe(status);
        Assert.AreEqual(("offline", true), Seen(await later.Next(status)));

        Report(Capability.Will, Capability.Yes);
    }

    [TestMethod]
    public async Task Last_values_are_kept_until_the_node_is_forgotten()
    {
        IsAbout(Capability.Retained);
        string[] leaves = ["status", "health", "temperature", "humidity", "reading", "config/state"];
        string[] topics = [.. leaves.Select(leaf => Topic("cellar", leaf))];
        string[] more = [.. topics.Skip(1).SelectMany(static topic => (string[])["-t", topic])];
        await using RunningProgram node = await StartNode("cellar");
        await IsAnnounced("cellar");
        await IsKept("cellar", leaves);
        await using (Subscriber subscriber = await Subscribe(topics[0], 2, more))
        {
            foreach (string topic in topics)
            {
                _ = await subscriber.Messages.Seen(message => message.Retained && message.Topic == topic, $"{topic}, kept");
            }
        }

        (int exitCode, string text) = await Station("do", "cellar", "forget", "--confirm", IdOf("cellar"));

        Assert.AreEqual(0, exitCode, text);

        _ = await node.Exit();
        await using Subscriber later = await Subscribe(topics[0], 2, more);
        await Publish(topics[^1], "the end");
        _ = await later.Next(message => message.Text == "the end");
        Assert.HasCount(1, later.Messages.All, later.Messages.ToString());

        Report(Capability.Retained, Capability.Yes);
    }

    [TestMethod]
    public async Task Readings_come_at_qos_0()
    {
        IsAbout(Capability.Qos0);
        Sequence readings = new("cellar");
        await using Subscriber subscriber = await Subscribe($"{Root}/#");
        readings.Add(subscriber);
        await using RunningProgram node = await StartNode("cellar", null, "--qos", "0");

        await readings.Comes(4);

        CollectionAssert.AreEqual(new[] { 0 }, readings.Grades);

        Report(Capability.Qos0, readings.Twice == 0 ? Capability.Yes : "twice");
    }

    [TestMethod]
    public async Task Settings_and_commands_are_answered()
    {
        IsAbout(Capability.Settings);
        await using RunningProgram node = await StartNode("cellar");
        await using RunningProgram other = await StartNode("attic");
        await using Subscriber subscriber = await Subscribe($"{Root}/#");
        (int exitCode, string text) = await Station("set", "cellar", "interval=2", "deadband_humidity=1.5");
        Assert.AreEqual(0, exitCode, text);
        _ = await subscriber.Next(message => message.Topic == Topic("cellar", "config/state") && Json(message).GetProperty("interval").GetInt32() == 2);
        (exitCode, text) = await Station("set", "cellar", "interval=0");
        Assert.AreEqual(1, exitCode, text);
        (exitCode, text) = await Station("do", "cellar", "read");
        Assert.AreEqual(0, exitCode, text);
        (exitCode, text) = await Station("get", "cellar");
        StringAssert.Contains(text, "cellar: online");
        StringAssert.Matches(text, new(@"interval +2\b"));

        await Publish($"{Root}/all/config", """{"id":"all","interval":3}""");
        foreach (string place in new[] { "cellar", "attic" })
        {
            bool Answers(Received message) => message.Topic == Topic(place, "config/result") && message.Text.Contains("\"all\"", StringComparison.Ordinal);
            Received answer = await subscriber.Messages.Seen(Answers, $"{place} answers");
            Assert.IsTrue(Json(answer).GetProperty("ok").GetBoolean(), answer.Text);
        }

        Report(Capability.Settings, Capability.Yes);
    }

    [TestMethod]
    public async Task Settings_reach_a_node_that_was_away()
    {
        IsAbout(Capability.Away);
        await using Subscriber answers = await Subscribe(Topic("cellar", "config/result"));
        await using (RunningProgram node = await StartNode("cellar"))
        {
            node.Send(Signal.Kill);
            _ = await node.Exit();
        }

        await Configure("cellar", """{"id":"away","interval":3}""");
        await using RunningProgram again = await StartNode("cellar");
        Report(Capability.Away, await HasHeard("cellar", "away", answers) ? Capability.Yes : "lost");
    }

    [TestMethod]
    public async Task Home_Assistant_finds_the_node_when_it_starts_later()
    {
        IsAbout(Capability.HomeAssistant);
        string topic = $"homeassistant/device/{IdOf("cellar")}/config";
        await using RunningProgram node = await StartNode("cellar");
        await IsAnnounced("cellar");
        await using Subscriber homeAssistant = await Subscribe("homeassistant/device/+/config");
        await Publish("homeassistant/status", "online");

        Received announcement = await homeAssistant.Next(message => message.Topic == topic && !message.Retained);

        Assert.AreEqual(JsonValueKind.Object, Json(announcement).ValueKind);

        Report(Capability.HomeAssistant, Capability.Yes, $"{announcement.Bytes.Length} bytes");
    }

    private static (string, bool) Seen(Received message) => (message.Text, message.Retained);
}
