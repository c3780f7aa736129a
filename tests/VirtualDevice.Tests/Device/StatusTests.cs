using Kit;

namespace VirtualDevice.Tests.Device;

[TestClass]
public sealed class StatusTests
{
    private const string Status = TestNode.Base + "/status";

    [TestMethod]
    public async Task Offline_is_the_last_will_of_a_node_that_is_killed()
    {
        await using TestBroker broker = await TestBroker.Start();
        await using Subscriber subscriber = await Subscriber.Start(broker.Port, Status);

        await using TestNode node = TestNode.Start(broker.Port);

        Assert.AreEqual("online", (await subscriber.Next(Status)).Text);

        _ = await node.End(Signal.Kill);

        Assert.AreEqual("offline", (await subscriber.Next(Status)).Text);

        await IsKept(broker.Port, "offline");
    }

    [TestMethod]
    [TestCategory("Servers")]
    [DataRow("SIGINT")]
    [DataRow("SIGTERM")]
    public async Task Offline_is_said_by_a_node_that_leaves(string how)
    {
        await using Broker broker = await Broker.Start();
        await using Subscriber subscriber = await Subscriber.Start(broker.Port, Status);

        await using TestNode node = TestNode.Start(broker.Port);

        Assert.AreEqual("online", (await subscriber.Next(Status)).Text);

        int code = await node.End(how == "SIGINT" ? Signal.Interrupt : Signal.Terminate);

        Assert.AreEqual(0, code);
        Assert.AreEqual("offline", (await subscriber.Next(Status)).Text);

        await IsKept(broker.Port, "offline");

        // Not by the will: the broker saw a DISCONNECT, and it said goodbye once.
        _ = await broker.Log.Seen(line => line.Contains("Received DISCONNECT from " + TestNode.Id, StringComparison.Ordinal), "a DISCONNECT");
        Assert.HasCount(2, subscriber.Messages.All);
    }

    [TestMethod]
    [TestCategory("Servers")]
    public async Task A_node_that_is_to_run_for_a_time_leaves_by_itself_and_says_so()
    {
        await using Broker broker = await Broker.Start();
        await using Subscriber subscriber = await Subscriber.Start(broker.Port, Status);
        await using TestNode node = TestNode.Start(broker.Port, "--for", "3");

        Assert.AreEqual(0, await node.Program.Exit());

        // On a machine where it takes longer than that to get online it never does: then there is nothing to take back, or, where it has got as far
        // as CONNACK, its last will says offline.
        await Publisher.Publish(broker.Port, Status, "fence", qos: 1);
        _ = await subscriber.Next(message => message.Text == "fence");
        string said = string.Join(' ', subscriber.Messages.All.Select(message => message.Text));
        Assert.IsTrue(said is "fence" or "offline fence" or "online offline fence", said);
    }

    [TestMethod]
    public async Task The_status_is_online_while_the_node_runs()
    {
        await using TestBroker broker = await TestBroker.Start();
        await using TestNode node = await TestNode.StartOnline(broker.Port);

        await IsKept(broker.Port, "online");
    }

    [TestMethod]
    public async Task A_wrong_offline_of_somebody_else_is_put_right()
    {
        await using TestBroker broker = await TestBroker.Start();
        await using Subscriber subscriber = await Subscriber.Start(broker.Port, Status);
        await using TestNode node = TestNode.Start(broker.Port);
        _ = await subscriber.Next(message => message.Text == "online");

        await Publisher.Publish(broker.Port, Status, "offline", retain: true);

        _ = await subscriber.Next(message => message.Text == "offline");
        _ = await subscriber.Next(message => message.Text == "online");
    }

    private static async Task IsKept(int port, string word)
    {
        Received kept = await Retained.On(port, Status, status => status.Text == word);
        Assert.AreEqual(1, kept.Qos);
    }
}
