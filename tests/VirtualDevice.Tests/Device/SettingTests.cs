using System.Text.Json;
using Kit;

namespace VirtualDevice.Tests.Device;

[TestClass]
public sealed class SettingTests
{
    [TestMethod]
    public async Task A_new_interval_takes_effect_at_once()
    {
        await using TestBroker broker = await TestBroker.Start();
        await using Subscriber subscriber = await Subscriber.Start(broker.Port, TestNode.Base + "/#");
        await using TestNode node = await TestNode.StartOnline(broker.Port, "--interval", "3600");
        Assert.AreEqual(1, TestNode.Json(await subscriber.Next(TestNode.Base + "/reading")).GetProperty("seq").GetInt32());

        JsonElement answer = await TestNode.Configure(broker.Port, subscriber, """{"id":"a1","interval":1}""");

        Assert.IsTrue(answer.GetProperty("ok").GetBoolean());
        Assert.AreEqual("a1", answer.GetProperty("id").GetString());
        JsonElement next = TestNode.Json(await subscriber.Next(TestNode.Base + "/reading"));
        Assert.AreEqual(2, next.GetProperty("seq").GetInt32());
        Assert.AreEqual(answer.GetProperty("rev").GetInt32(), next.GetProperty("rev").GetInt32());
    }

    [TestMethod]
    public async Task A_setting_sent_while_the_node_is_away_is_applied_when_it_returns()
    {
        using TemporaryFolder state = new();
        await using TestBroker broker = await TestBroker.Start();
        await using (TestNode node = await TestNode.StartOnline(broker.Port, "--state", state.Path))
        {
            Assert.AreEqual(0, await node.End(Signal.Interrupt));
        }

        await Publisher.Publish(broker.Port, TestNode.Base + "/config", """{"id":"away","interval":77}""", qos: 1);
        await using Subscriber subscriber = await Subscriber.Start(broker.Port, TestNode.Base + "/#");
        await using TestNode again = await TestNode.StartOnline(broker.Port, "--state", state.Path);

        JsonElement answer = await TestNode.Answer(subscriber, "/config/result");
        Assert.AreEqual("away", answer.GetProperty("id").GetString());
        Assert.IsTrue(answer.GetProperty("ok").GetBoolean());
        _ = await subscriber.Messages.Seen(
            message => message.Topic.EndsWith("/config/state", StringComparison.Ordinal) && Interval(message) == 77, "the new interval in force");
    }

    [TestMethod]
    public async Task Everything_that_was_sent_while_the_node_was_away_is_answered_in_order()
    {
        const int Messages = 10;
        await using TestBroker broker = await TestBroker.Start();
        await using (TestNode node = await TestNode.StartOnline(broker.Port))
        {
            _ = await node.End(Signal.Kill);
        }

        for (int number = 1; number <= Messages; number++)
        {
            await Publisher.Publish(broker.Port, TestNode.Base + "/config", $$"""{"id":"m{{number}}","heartbeat":{{number}}}""");
        }

        await using Subscriber subscriber = await Subscriber.Start(broker.Port, TestNode.Base + "/config/result");
        await using TestNode again = await TestNode.StartOnline(broker.Port);

        for (int number = 1; number <= Messages; number++)
        {
            Assert.AreEqual($"m{number}", (await TestNode.Answer(subscriber, "/config/result")).GetProperty("id").GetString());
        }
    }

    [TestMethod]
    public async Task A_message_that_is_not_understood_is_answered_with_the_reason_and_changes_nothing()
    {
        await using TestBroker broker = await TestBroker.Start();
        await using Subscriber subscriber = await Subscriber.Start(broker.Port, TestNode.Base + "/#");
        await using TestNode node = await TestNode.StartOnline(broker.Port);

        JsonElement answer = await TestNode.Configure(broker.Port, subscriber, """{"id":"a2","qos":2,"interval":0,"colour":"red"}""");

        Assert.IsFalse(answer.GetProperty("ok").GetBoolean());
        List<string> errors = [.. answer.GetProperty("errors").EnumerateArray().Select(error => $"{error.GetProperty("key")} {error.GetProperty("is")}")];
        CollectionAssert.AreEqual(new[] { "interval range", "colour unknown" }, errors);
        JsonElement state = await TestNode.KeptSettings(broker.Port);
        Assert.AreEqual(1, state.GetProperty("qos").GetInt32());
        Assert.AreEqual(answer.GetProperty("rev").GetInt32(), state.GetProperty("rev").GetInt32());
    }

    [TestMethod]
    public async Task Settings_and_session_count_survive_sigkill()
    {
        using TemporaryFolder state = new();
        await using TestBroker broker = await TestBroker.Start();
        await using Subscriber subscriber = await Subscriber.Start(broker.Port, TestNode.Base + "/#");
        int first;
        await using (TestNode node = await TestNode.StartOnline(broker.Port, "--state", state.Path))
        {
            first = Session(await subscriber.Next(TestNode.Base + "/reading"));
            _ = await TestNode.Configure(broker.Port, subscriber, """{"interval":42,"deadband_temperature":0.5}""");
            _ = await node.End(Signal.Kill);
        }

        await using TestNode again = await TestNode.StartOnline(broker.Port, "--state", state.Path);

        _ = await subscriber.Next(message => message.Topic.EndsWith("/reading", StringComparison.Ordinal) && Session(message) == first + 1);
        JsonElement kept = await TestNode.KeptSettings(broker.Port, state => state.GetProperty("interval").GetInt32() == 42);
        Assert.AreEqual(0.5, kept.GetProperty("deadband_temperature").GetDouble());
    }

    [TestMethod]
    public async Task Another_place_takes_every_topic_along()
    {
        await using TestBroker broker = await TestBroker.Start();
        await using Subscriber subscriber = await Subscriber.Start(broker.Port, "home/#");
        await using TestNode node = await TestNode.StartOnline(broker.Port, "--interval", "1");
        string[] leaves = ["status", "config/state", "health", "reading", "temperature", "humidity"];
        foreach (string leaf in leaves)
        {
            _ = await subscriber.Messages.Seen(message => message.Topic == $"{TestNode.Base}/{leaf}", $"the first {leaf}");
        }

        JsonElement answer = await TestNode.Configure(broker.Port, subscriber, """{"place":"kitchen"}""");
        Assert.AreEqual(3, answer.GetProperty("trial").GetInt32());
        Received last = await subscriber.Messages.Seen(static message => message.Topic == "home/kitchen/config/result", "the last answer");
        Assert.IsTrue(TestNode.Json(last).GetProperty("ok").GetBoolean(), last.Text);
        _ = await subscriber.Messages.Seen(message => message.Topic == "home/kitchen/status" && message.Text == "online", "online in the kitchen");
        _ = await subscriber.Messages.Seen(message => message.Topic == "home/kitchen/temperature", "the temperature of the kitchen");
        foreach (string leaf in leaves)
        {
            _ = await subscriber.Messages.Seen(message => message.Topic == $"{TestNode.Base}/{leaf}" && message.Bytes.Length == 0, $"{leaf} is cleared");
        }

        _ = await node.End(Signal.Kill);

        _ = await subscriber.Next(message => message.Topic == "home/kitchen/status" && message.Text == "offline");
        Assert.IsEmpty(await Retained.Of(broker.Port, TestNode.Base + "/#"));
    }

    private static int Interval(Received message) => TestNode.Json(message).GetProperty("interval").GetInt32();

    private static int Session(Received message) => TestNode.Json(message).GetProperty("session").GetInt32();
}
