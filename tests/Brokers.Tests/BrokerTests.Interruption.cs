using System.Diagnostics;
using Kit;

namespace Brokers.Tests;

/// <content>A node whose connection, or whose broker, does not last.</content>
public abstract partial class BrokerTests
{
    [TestMethod]
    public async Task A_node_that_falls_silent_is_offline()
    {
        const int KeepAliveSeconds = 5;
        IsAbout(Capability.Silence);
        await using FaultProxy proxy = new(Broker.Port);
        await using RunningProgram node = await StartNode("cellar", proxy.Port, "--keepalive", $"{KeepAliveSeconds}");
        await using Subscriber subscriber = await Subscribe(Topic("cellar", "status"));
        _ = await subscriber.Next(static message => message.Text == "online");
        proxy.Swallow();
        Stopwatch watch = Stopwatch.StartNew();
        _ = await subscriber.Next(static message => message.Text == "offline");
        Report(Capability.Silence, Capability.Yes, $"after {watch.Elapsed.TotalSeconds:0.0} s with a keep-alive of {KeepAliveSeconds} s");
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    public async Task Readings_come_when_acknowledgements_are_lost(int qos)
    {
        string capability = qos == 1 ? Capability.Qos1 : Capability.Qos2;
        IsAbout(capability);
        await using FaultProxy proxy = new(Broker.Port);
        Sequence readings = new("cellar");
        await using Subscriber subscriber = await Subscribe($"{Root}/#");
        readings.Add(subscriber);
        await using RunningProgram node = await StartNode("cellar", proxy.Port, "--qos", $"{qos}", "--interval", "3600");

        // What a broker makes of kept messages is another matter, and has a line of its own: so no reading but the first one is kept.
        await Configure("cellar", """{"id":"retain","retain":false,"interval":1}""");
        _ = await subscriber.Next(
            message => message.Topic == Topic("cellar", "config/result") && message.Text.Contains("\"retain\"", StringComparison.Ordinal));
        await readings.Comes(2);

        // The broker gets a reading, in three messages, and the node does not learn of it. An acknowledgement has 4 bytes.
        const int BytesOfAcknowledgements = 3 * 4;
        ProxyConnection connection = proxy.Connections.All[^1];
        proxy.ToClient.Swallow();
        Task swallowed = connection.FromBroker.Reaches(connection.FromBroker.Count + BytesOfAcknowledgements);

        // When nothing comes for some samples, the node waits for what was swallowed of the reading before.
        _ = await Task.WhenAny(swallowed, Task.Delay(Limits.Absence));
        proxy.Renew();
        await readings.IsWholeBehind(readings.All.Max() + 3);

        int[] grades = readings.Grades;
        Assert.HasCount(1, grades, string.Join(' ', grades));
        await using Subscriber health = await Subscribe(Topic("cellar", "health"));
        Assert.AreEqual(grades[0], Json(await health.Next(Topic("cellar", "health"))).GetProperty("qos").GetInt32(), "health tells the QoS in use");
        string word = grades[0] < qos ? $"as QoS {grades[0]}" : qos == 2 && readings.Twice > 0 ? "twice" : Capability.Yes;
        Report(capability, word, $"{readings.All.Distinct().Count()} readings, {readings.Twice} twice");
    }

    [TestMethod]
    public async Task What_was_measured_during_an_outage_comes_as_history()
    {
        IsAbout(Capability.Outage);
        await using FaultProxy proxy = new(Broker.Port);
        Sequence readings = new("cellar");
        await using Subscriber subscriber = await Subscribe($"{Root}/#");
        readings.Add(subscriber);
        await using RunningProgram node = await StartNode("cellar", proxy.Port);
        await readings.Comes(2);
        proxy.Accept = AcceptMode.Closed;
        proxy.CutAll();
        await Keeps(node, 3);
        proxy.Accept = AcceptMode.Forward;
        await readings.IsWholeBehind(readings.All.Max() + 3);

        Assert.IsGreaterThanOrEqualTo(2, readings.History.Distinct().Count());
        CollectionAssert.AreEqual(readings.History.Distinct().Order().ToList(), readings.History.Distinct().ToList(), "oldest first");
        CollectionAssert.AreEqual(readings.Live.Order().ToList(), readings.Live, "the live topic never goes back");

        Report(Capability.Outage, Capability.Yes);
    }

    [TestMethod]
    public async Task Nothing_is_missing_after_a_restart_of_the_broker()
    {
        IsAbout(Capability.Restart, Capability.RestartRetained, Capability.RestartSettings);
        await using BrokerUnderTest own = await Own();
        await using (RunningProgram away = await StartNode("away"))
        {
            away.Send(Signal.Kill);
            _ = await away.Exit();
        }

        await Configure("away", """{"id":"before","interval":3}""");
        await Publish(Topic("gone", "status"), "offline", retain: true);
        await Interrupt(Capability.Restart, Broker.Stop);

        await using Subscriber kept = await Subscribe(Topic("gone", "status"));
        bool isKept = await IsKept(kept, Topic("gone", "status"), Patience(Capability.RestartRetained));
        Report(Capability.RestartRetained, isKept ? Capability.Yes : "lost");
        await using Subscriber answers = await Subscribe(Topic("away", "config/result"));
        await using RunningProgram back = await StartNode("away");
        Report(Capability.RestartSettings, await HasHeard("away", "before", answers) ? Capability.Yes : "lost");
    }

    [TestMethod]
    public async Task Nothing_is_missing_after_the_broker_was_killed()
    {
        IsAbout(Capability.Killed);
        await using BrokerUnderTest own = await Own();
        await Interrupt(Capability.Killed, Broker.Kill);
    }

    private async Task<BrokerUnderTest> Own()
    {
        Broker = await Running.Start(Create());
        return Broker;
    }

    // The node is held off by a proxy until somebody listens again: what a broker that forgets sessions delivers before is nobody's.
    private async Task Interrupt(string capability, Func<Task> end)
    {
        await using FaultProxy proxy = new(Broker.Port);
        Sequence readings = new("cellar");
        await using Subscriber before = await Subscribe($"{Root}/#");
        readings.Add(before);

        // The outbox holds 64 readings: five minutes' worth, however long the broker takes to start again.
        await using RunningProgram node = await StartNode("cellar", proxy.Port, "--interval", "5");
        await readings.Comes(3);
        proxy.Accept = AcceptMode.Closed;
        proxy.CutAll();
        await Publish($"{Root}/mark/mark", "");
        _ = await before.Next($"{Root}/mark/mark");
        await before.Stop();
        await end();
        await Keeps(node, 2);
        await Broker.Start();

        await using Subscriber after = await Subscribe($"{Root}/#");
        readings.Add(after);
        proxy.Accept = AcceptMode.Forward;
        Stopwatch watch = Stopwatch.StartNew();
        _ = await after.Next(message => message.Topic == Topic("cellar", "status") && message.Text == "online");
        double seconds = watch.Elapsed.TotalSeconds;
        await readings.IsWholeBehind(readings.All.Max() + 3);
        await using Subscriber status = await Subscribe(Topic("cellar", "status"));
        Assert.AreEqual("online", (await status.Next(Topic("cellar", "status"))).Text);
        Report(capability, Capability.Yes, $"online {seconds:0.0} s after it was up again, {readings.Twice} readings twice");
    }

    // From when it has noticed that its link is gone: before, it keeps one that waits for the acknowledgement of another.
    private static async Task Keeps(RunningProgram node, int readings)
    {
        _ = await node.Prints("no link");
        await node.PrintsKept(readings);
    }
}
