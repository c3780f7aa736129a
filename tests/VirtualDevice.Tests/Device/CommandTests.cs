using System.Text.Json;
using Kit;

namespace VirtualDevice.Tests.Device;

[TestClass]
public sealed class CommandTests
{
    private const string Reading = TestNode.Base + "/reading";

    [TestMethod]
    public async Task Read_takes_a_sample_now()
    {
        await using TestBroker broker = await TestBroker.Start();
        await using Subscriber subscriber = await Subscriber.Start(broker.Port, TestNode.Base + "/#");
        await using TestNode node = await TestNode.StartOnline(broker.Port, "--interval", "3600");
        _ = await subscriber.Next(Reading);

        await Publisher.Publish(broker.Port, TestNode.Base + "/command", """{"id":"r1","do":"read"}""");

        Assert.AreEqual(2, TestNode.Json(await subscriber.Next(Reading)).GetProperty("seq").GetInt32());
        Received answer = await subscriber.Messages.Seen(message => message.Topic.EndsWith("/command/result", StringComparison.Ordinal), "the answer");
        Assert.AreEqual("""{"id":"r1","ok":true,"do":"read"}""", answer.Text);
    }

    [TestMethod]
    public async Task Identify_shows_which_node_it_is()
    {
        await using TestBroker broker = await TestBroker.Start();
        await using Subscriber subscriber = await Subscriber.Start(broker.Port, TestNode.Base + "/#");
        await using TestNode node = await TestNode.StartOnline(broker.Port);

        JsonElement answer = await TestNode.Command(broker.Port, subscriber, """{"do":"identify"}""");

        Assert.IsTrue(answer.GetProperty("ok").GetBoolean());
        _ = await node.Program.Prints("here I am");
    }

    [TestMethod]
    public async Task Restart_leaves_and_begins_the_next_session()
    {
        using TemporaryFolder state = new();
        await using TestBroker broker = await TestBroker.Start();
        await using Subscriber subscriber = await Subscriber.Start(broker.Port, TestNode.Base + "/#");
        await using TestNode node = await TestNode.StartOnline(broker.Port, "--state", state.Path);
        int first = Session(await subscriber.Next(Reading));

        JsonElement answer = await TestNode.Command(broker.Port, subscriber, """{"do":"restart"}""");

        Assert.IsTrue(answer.GetProperty("ok").GetBoolean());
        _ = await subscriber.Next(message => message.Topic.EndsWith("/status", StringComparison.Ordinal) && message.Text == "offline");
        _ = await subscriber.Next(message => message.Topic.EndsWith("/status", StringComparison.Ordinal) && message.Text == "online");
        _ = await subscriber.Messages.Seen(message => message.Topic == Reading && Session(message) == first + 1, "a reading of the next session");
        Received health = await subscriber.Next(message => message.Topic.EndsWith("/health", StringComparison.Ordinal));
        Assert.AreEqual("restart", TestNode.Json(health).GetProperty("before").GetString());
    }

    [TestMethod]
    public async Task Forget_leaves_nothing_behind_at_the_broker()
    {
        await using TestBroker broker = await TestBroker.Start();
        await using Subscriber subscriber = await Subscriber.Start(broker.Port, TestNode.Base + "/#");
        await using TestNode node = await TestNode.StartOnline(broker.Port, "--interval", "1");
        foreach (string leaf in new[] { "status", "config/state", "health", "reading", "temperature" })
        {
            _ = await Retained.On(broker.Port, $"{TestNode.Base}/{leaf}");
        }

        JsonElement answer = await TestNode.Command(broker.Port, subscriber, $$"""{"do":"forget","confirm":"{{TestNode.Id}}"}""");

        Assert.IsTrue(answer.GetProperty("ok").GetBoolean());
        Assert.AreEqual(0, await node.Program.Exit());
        Assert.IsEmpty(await Retained.Of(broker.Port, "#"));
    }

    [TestMethod]
    public async Task Reset_brings_back_what_was_deployed()
    {
        using TemporaryFolder state = new();
        await using TestBroker broker = await TestBroker.Start();
        await using Subscriber subscriber = await Subscriber.Start(broker.Port, TestNode.Base + "/#");
        await using TestNode node = await TestNode.StartOnline(broker.Port, "--interval", "55", "--state", state.Path);
        JsonElement changed = await TestNode.Configure(broker.Port, subscriber, """{"interval":9,"qos":2}""");

        _ = await TestNode.Command(broker.Port, subscriber, $$"""{"do":"reset","confirm":"{{TestNode.Id}}"}""");

        Received restarted = await subscriber.Next(message => message.Topic.EndsWith("/config/state", StringComparison.Ordinal)
            && TestNode.Json(message).GetProperty("interval").GetInt32() == 55);
        JsonElement settings = TestNode.Json(restarted);
        Assert.AreEqual(1, settings.GetProperty("qos").GetInt32());
        Assert.IsGreaterThan(changed.GetProperty("rev").GetInt32(), settings.GetProperty("rev").GetInt32());
    }

    [TestMethod]
    [DataRow("forget")]
    [DataRow("reset")]
    public async Task What_cannot_be_undone_wants_the_id_of_the_node(string command)
    {
        await using TestBroker broker = await TestBroker.Start();
        await using Subscriber subscriber = await Subscriber.Start(broker.Port, TestNode.Base + "/#");
        await using TestNode node = await TestNode.StartOnline(broker.Port);

        foreach (string confirm in new[] { "", ",\"confirm\":\"node-2\"" })
        {
            JsonElement answer = await TestNode.Command(broker.Port, subscriber, $$"""{"do":"{{command}}"{{confirm}}}""");
            Assert.AreEqual("confirm", answer.GetProperty("errors")[0].GetProperty("is").GetString());
        }

        Assert.IsFalse(node.Program.HasExited);
    }

    [TestMethod]
    public async Task A_retained_command_is_refused_at_every_start()
    {
        await using TestBroker broker = await TestBroker.Start();
        await Publisher.Publish(broker.Port, TestNode.Base + "/command", """{"id":"old","do":"restart"}""", retain: true);
        await using Subscriber subscriber = await Subscriber.Start(broker.Port, TestNode.Base + "/#");

        for (int start = 0; start < 2; start++)
        {
            await using TestNode node = await TestNode.StartOnline(broker.Port, "--interval", "1");
            JsonElement answer = await TestNode.Answer(subscriber, "/command/result");
            Assert.AreEqual("old", answer.GetProperty("id").GetString());
            Assert.AreEqual("retained", answer.GetProperty("errors")[0].GetProperty("is").GetString());
            _ = await node.Program.Prints("reading 2");
            Assert.AreEqual(0, await node.End(Signal.Interrupt));
        }
    }

    private static int Session(Received message) => TestNode.Json(message).GetProperty("session").GetInt32();
}
