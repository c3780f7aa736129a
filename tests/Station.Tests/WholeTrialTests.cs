using Kit;
using Station.Tests.Support;

namespace Station.Tests;

/// <summary>Trials as long as they are on a device. They take about a minute each, so they run side by side.</summary>
[TestClass]
public sealed class WholeTrialTests
{
    private const string Begin = @"^livingroom: on trial for 60 s: .*; the answer takes up to 130 s\n";

    [TestMethod]
    public Task Trials_that_end_after_a_minute() => Task.WhenAll(AKeepAliveIsKept(), APortWhereNobodyListensIsGivenUp(), APlaceIsKept(),
        ANodeWithoutALastAnswerIsNotJudged(), ANodeThatWentToAnotherBrokerIsOutOfSight(), SetAllSaysWhoIsStillOnTrial());

    private static async Task AKeepAliveIsKept()
    {
        await using TestBroker broker = await TestBroker.Start();
        await using RunningProgram node = await VirtualNode.Start(broker.Port, "livingroom", interval: 60);
        StationRun set = await StationRun.At(broker, "set", "livingroom", "keepalive=40");
        Assert.AreEqual(0, set.ExitCode, set.Text);
        StringAssert.Matches(set.Text, new(Begin + @"livingroom: applied, revision \d+ -> \d+\n  keepalive  30 -> 40$"));
    }

    private static async Task APortWhereNobodyListensIsGivenUp()
    {
        await using TestBroker broker = await TestBroker.Start();
        await using RunningProgram node = await VirtualNode.Start(broker.Port, "livingroom", interval: 60);
        StationRun set = await StationRun.At(broker, "set", "livingroom", $"port={FreePort.Next()}");
        Assert.AreEqual(1, set.ExitCode, set.Text);
        StringAssert.Matches(set.Text, new(Begin + @"livingroom: came back to the old settings, revision \d+ stays in force\n"
            + "  no lasting link with the new settings: nothing listens there, or it cannot be reached$"));
    }

    private static async Task APlaceIsKept()
    {
        await using TestBroker broker = await TestBroker.Start();
        await using RunningProgram node = await VirtualNode.Start(broker.Port, "livingroom", 60, "--user", "somebody");
        StationRun set = await StationRun.At(broker, "set", "livingroom", "place=kitchen");
        Assert.AreEqual(0, set.ExitCode, set.Text);
        StringAssert.Matches(set.Text, new(Begin + @"livingroom: applied, revision \d+ -> \d+\n  place  ""livingroom"" -> ""kitchen""$"));
    }

    // As a node that was restarted: it is back with its old settings, and says nothing of the trial.
    private static async Task ANodeWithoutALastAnswerIsNotJudged()
    {
        await using TestBroker broker = await TestBroker.Start();
        using TryingNode node = await TryingNode.Start(broker.Port, "livingroom", 1);
        StationRun set = await StationRun.At(broker, "set", "livingroom", "keepalive=40", "--timeout", "10");
        Assert.AreEqual(1, set.ExitCode, set.Text);
        Assert.AreEqual("livingroom: no final answer yet; the node is online and last told that revision 1 is in force\n"
            + "  keepalive  30", string.Join('\n', set.Lines.Skip(1)));
    }

    private static async Task ANodeThatWentToAnotherBrokerIsOutOfSight()
    {
        await using TestBroker broker = await TestBroker.Start();
        using TryingNode node = await TryingNode.Start(broker.Port, "livingroom", 1);
        await using RunningProgram set = StationRun.Start("set", "livingroom", "broker=there.example", "port=1884", "--timeout", "10",
            "--broker", $"127.0.0.1:{broker.Port}");
        _ = await set.Prints("on trial");
        await node.Publish("status", "offline", retain: true);
        Assert.AreEqual(1, await set.Exit());
        Assert.AreEqual("livingroom: the node has left for there.example:1884; whether it stays there is not known here", set.Output.All[^1]);
    }

    private static async Task SetAllSaysWhoIsStillOnTrial()
    {
        await using TestBroker broker = await TestBroker.Start();
        using FakeNode quick = await FakeNode.Start(broker.Port, "quick", id => $$"""{"id":"{{id}}","ok":true,"rev":1}""");
        using TryingNode node = await TryingNode.Start(broker.Port, "slow", 1);
        StationRun set = await StationRun.At(broker, "set", "all", "keepalive=40", "--timeout", "10");
        Assert.AreEqual(1, set.ExitCode, set.Text);
        Assert.AreEqual(
            "slow: no final answer yet; the node is online and last told that revision 1 is in force\n"
            + "1 applied, 0 refused, 0 silent, 1 on trial, no final answer yet", string.Join('\n', set.Lines.Skip(1)));
    }
}
