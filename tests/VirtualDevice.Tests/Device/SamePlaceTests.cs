using Kit;

namespace VirtualDevice.Tests.Device;

/// <summary>Two nodes and one place.</summary>
[TestClass]
public sealed class SamePlaceTests
{
    private const string Kitchen = "home/kitchen";

    [TestMethod]
    public async Task A_node_is_set_and_commanded_by_its_id_and_answers_at_its_place()
    {
        await using TestBroker broker = await TestBroker.Start();
        await using Subscriber subscriber = await Subscriber.Start(broker.Port, "home/#");
        await using TestNode node = await TestNode.StartOnline(broker.Port);

        await Publisher.Publish(broker.Port, $"home/{TestNode.Id}/config", """{"id":"a","interval":7}""");
        Received set = await subscriber.Next(TestNode.Base + "/config/result");
        await Publisher.Publish(broker.Port, $"home/{TestNode.Id}/command", """{"id":"b","do":"read"}""");
        Received done = await subscriber.Next(TestNode.Base + "/command/result");

        StringAssert.StartsWith(set.Text, """{"id":"a","ok":true""");
        StringAssert.StartsWith(done.Text, """{"id":"b","ok":true""");
    }

    [TestMethod]
    public async Task A_place_with_a_node_is_refused_and_nothing_that_it_says_is_touched()
    {
        await using TestBroker broker = await TestBroker.Start();
        await using Subscriber subscriber = await Subscriber.Start(broker.Port, "home/#");
        await using RunningProgram kitchen = InKitchen(broker.Port, "cook");
        _ = await subscriber.Messages.Seen(static message => message.Topic == Kitchen + "/health", "the health of the kitchen");
        await using TestNode node = await TestNode.StartOnline(broker.Port, "--interval", "3600");

        await Publisher.Publish(broker.Port, TestNode.Base + "/config", """{"id":"m","place":"kitchen"}""");
        _ = await subscriber.Next(TestNode.Base + "/config/result");
        Received answer = await subscriber.Next(TestNode.Base + "/config/result");

        StringAssert.Contains(answer.Text, """{"is":"occupied","by":"cook"}""");
        Assert.AreEqual("online", (await Retained.On(broker.Port, TestNode.Base + "/status")).Text);
        IEnumerable<Received> said = subscriber.Messages.All.Where(static one => one.Topic == Kitchen + "/health");
        Assert.IsTrue(said.All(static one => one.Text.Contains("\"cook\"", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task Two_nodes_that_start_at_one_place_both_say_so()
    {
        await using TestBroker broker = await TestBroker.Start();
        await using Subscriber subscriber = await Subscriber.Start(broker.Port, Kitchen + "/health");

        await using RunningProgram first = InKitchen(broker.Port, "one");
        await using RunningProgram second = InKitchen(broker.Port, "two");

        _ = await subscriber.Messages.Seen(static message => IsShared(message, "one", "two"), "the first one knows of the second");
        _ = await subscriber.Messages.Seen(static message => IsShared(message, "two", "one"), "the second one knows of the first");
        second.Send(Signal.Interrupt);
        _ = await subscriber.Messages.Next(static message => IsShared(message, "one", ""), "the first one is alone");
    }

    private static RunningProgram InKitchen(int port, string id)
        => RunningProgram.Start("VirtualDevice", "virtual-device", ["--broker", $"127.0.0.1:{port}", "--place", "kitchen", "--id", id, "--interval", "3600"]);

    private static bool IsShared(Received message, string id, string with)
        => TestNode.Json(message) is var health && health.GetProperty("id").GetString() == id && health.GetProperty("shared").GetString() == with;
}
