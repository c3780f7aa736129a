using Kit;
using Station.Tests.Support;

namespace Station.Tests;

/// <summary>Settings that a node tries before it keeps them: its first answer is not the last one.</summary>
[TestClass]
public sealed class TrialTests
{
    private const string Begin = "livingroom: on trial for 2 s: the node connects with the new settings and comes back to the old ones if that fails; "
        + "the answer takes up to 72 s";

    [TestMethod]
    public async Task The_last_answer_says_that_the_settings_are_kept()
    {
        await using TestBroker broker = await TestBroker.Start();
        using TryingNode node = await TryingNode.Start(broker.Port, "livingroom");
        await using RunningProgram set = Set(broker, "livingroom", "keepalive=40");
        Assert.AreEqual(Begin, await set.Prints("on trial"));

        // As a node does: it leaves, comes back with what it tries, and tells meanwhile what is in force so far.
        await node.Publish("status", "offline", retain: true);
        await node.Publish("status", "online", retain: true);
        await node.Publish("config/state", """{"rev":1,"keepalive":30}""", retain: true);
        await node.Answer("""{"ok":true,"rev":2}""");
        await node.Publish("config/state", """{"rev":2,"keepalive":40}""", retain: true);
        await Ends(set, 0, Begin, "livingroom: applied, revision 1 -> 2", "  keepalive  30 -> 40");
    }

    [TestMethod]
    [DataRow("port=1", "refused", "nothing listens there, or it cannot be reached")]
    [DataRow("place=kitchen", "authorization", "this user may not connect or not speak there", DisplayName = "heard at the old place")]
    public async Task A_node_that_came_back_says_why(string setting, string reason, string words)
    {
        await using TestBroker broker = await TestBroker.Start();
        using TryingNode node = await TryingNode.Start(broker.Port, "livingroom");
        await using RunningProgram set = Set(broker, "livingroom", setting);
        _ = await set.Prints("on trial");
        await node.Answer($$"""{"ok":false,"rev":1,"errors":[{"is":"link","reason":"{{reason}}"}]}""");
        await Ends(set, 1, Begin, "livingroom: came back to the old settings, revision 1 stays in force",
            "  no lasting link with the new settings: " + words);
    }

    [TestMethod]
    [DataRow("home/kitchen", "place=kitchen", "  place  null -> \"kitchen\"", DisplayName = "another place")]
    [DataRow("flat/livingroom", "root=flat", "  root  null -> \"flat\"", DisplayName = "another root")]
    [DataRow("home/flat/livingroom", "root=home/flat", "  root  null -> \"home/flat\"", DisplayName = "a root below the old one")]
    [DataRow("home/node-1", "place=", "  place  null -> \"\"", DisplayName = "its id for a place")]
    public async Task A_node_is_followed_to_where_it_goes(string to, string setting, string line)
    {
        await using TestBroker broker = await TestBroker.Start();
        using TryingNode node = await TryingNode.Start(broker.Port, "livingroom");
        await node.Publish("health", """{"id":"node-1"}""", retain: true);
        await Publisher.Publish(broker.Port, to + "/config/state", """{"rev":7,"interval":1}""", retain: true);
        await using RunningProgram set = Set(broker, "livingroom", setting);
        _ = await set.Prints("on trial");
        await node.Publish("status", "offline", retain: true);
        await Publisher.Publish(broker.Port, to + "/config/result", $$"""{"id":"somebody-else","ok":false,"rev":1}""");
        await Publisher.Publish(broker.Port, to + "/config/result", $$"""{"id":"{{node.Id}}","ok":true,"rev":2}""");
        await Ends(set, 0, Begin, "livingroom: applied, revision 1 -> 2", line.Replace("null", "?"));
    }

    [TestMethod]
    public async Task Set_all_counts_a_node_on_trial_when_its_last_answer_comes()
    {
        await using TestBroker broker = await TestBroker.Start();
        using FakeNode quick = await FakeNode.Start(broker.Port, "quick", id => $$"""{"id":"{{id}}","ok":true,"rev":1}""");
        using TryingNode holds = await TryingNode.Start(broker.Port, "holds");
        await using RunningProgram first = Set(broker, "all", "keepalive=40");
        string begin = Begin.Replace("livingroom", "holds");
        Assert.AreEqual(begin, await first.Prints("on trial"));
        await holds.Publish("status", "offline", retain: true);
        await holds.Answer("""{"ok":true,"rev":2}""");
        await Ends(first, 0, begin, "2 applied, 0 refused, 0 silent");

        using TryingNode returns = await TryingNode.Start(broker.Port, "returns");
        await holds.Publish("status", "online", retain: true);
        await using RunningProgram second = Set(broker, "all", "keepalive=50");
        begin = "2 nodes are on trial for 2 s: each connects with the new settings and comes back to the old ones if that fails; the answer takes up to 72 s";
        Assert.AreEqual(begin, await second.Prints("on trial"));
        await returns.Answer("""{"ok":false,"rev":1,"errors":[{"is":"link","reason":"lost"}]}""");
        await holds.Answer("""{"ok":true,"rev":3}""");
        await Ends(second, 1, begin, "returns: came back to the old settings: no lasting link with the new settings: the connection was lost",
            "2 applied, 0 refused, 0 silent, 1 came back to the old settings");
    }

    [TestMethod]
    public async Task A_node_that_refuses_at_once_says_why_in_words()
    {
        await using TestBroker broker = await TestBroker.Start();
        using FakeNode node = await FakeNode.Start(broker.Port, "livingroom", id => $$"""{"id":"{{id}}","ok":false,"rev":1,"errors":[{"is":"trial"}]}""");
        StationRun set = await StationRun.At(broker, "set", "livingroom", "keepalive=40");
        Assert.AreEqual(1, set.ExitCode, set.Text);
        StringAssert.Contains(set.Text, "refused; nothing has changed");
        StringAssert.Contains(set.Text, "another change is on trial; try again when that has ended");
    }

    private static RunningProgram Set(TestBroker broker, string place, string setting) =>
        StationRun.Start("set", place, setting, "--broker", $"127.0.0.1:{broker.Port}");

    private static async Task Ends(RunningProgram set, int exitCode, params string[] lines)
    {
        int code = await set.Exit();
        string text = string.Join('\n', set.Output.All);
        Assert.AreEqual(string.Join('\n', lines), text);
        Assert.AreEqual(exitCode, code, text);
    }
}
