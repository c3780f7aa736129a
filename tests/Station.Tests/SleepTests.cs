using Kit;
using Station.Tests.Support;

namespace Station.Tests;

/// <summary>What a person sees of a node that sleeps, and how it is reached.</summary>
[TestClass]
public sealed class SleepTests
{
    [TestMethod]
    public async Task What_is_set_while_it_is_asleep_waits_for_it_at_the_broker()
    {
        await using TestBroker broker = await TestBroker.Start();
        await using RunningProgram node = await FallenAsleep(broker, "cellar", interval: 86400);

        StationRun set = await StationRun.At(broker, "set", "cellar", "qos=2");
        StationRun all = await StationRun.At(broker, "set", "all", "qos=2");
        StationRun done = await StationRun.At(broker, "do", "cellar", "read");
        StationRun get = await StationRun.At(broker, "get", "cellar");

        Assert.AreEqual(1, set.ExitCode);
        StringAssert.StartsWith(set.Text, "station: cellar is asleep; the broker has the change for it: applied when it wakes");
        StringAssert.Matches(set.Text, new(", in about [0-9]+ (s|min|h); --wait waits for that$"));
        StringAssert.Contains(all.Text, "0 applied, 0 refused, 0 silent; 1 asleep, which get it when they wake");
        Assert.AreEqual(1, done.ExitCode);
        StringAssert.Contains(done.Text, "cellar is asleep; the broker has the command for it: done when it wakes");
        StringAssert.Matches(get.Text, new("^cellar: asleep, back in about [0-9]+ (s|min|h)\n"));
    }

    [TestMethod]
    public async Task Who_waits_is_told_when_it_has_woken_and_can_keep_it_awake()
    {
        await using TestBroker broker = await TestBroker.Start();
        await using RunningProgram node = await FallenAsleep(broker, "cellar", interval: 6);

        StationRun set = await StationRun.At(broker, "set", "cellar", "qos=2", "--wait");
        StationRun all = await StationRun.At(broker, "set", "all", "health=600", "--wait");
        StationRun stay = await StationRun.At(broker, "do", "cellar", "stay", "--for", "86400", "--wait");
        StationRun get = await StationRun.At(broker, "get", "cellar");

        Assert.AreEqual(0, set.ExitCode, set.Text);
        StringAssert.Contains(set.Text, "cellar: applied, revision 1 -> 2");
        Assert.AreEqual(0, all.ExitCode, all.Text);
        StringAssert.Contains(all.Text, "1 applied, 0 refused, 0 silent");
        Assert.AreEqual("cellar: stay done", stay.Text);
        StringAssert.StartsWith(get.Text, "cellar: online\n");
    }

    [TestMethod]
    [DataRow("stay", "0", "station: --for must be 1 to 86400 seconds")]
    [DataRow("stay", "86401", "station: --for must be 1 to 86400 seconds")]
    [DataRow("read", "60", "station: --for belongs to stay")]
    public async Task A_time_is_for_stay_and_at_most_a_day(string what, string seconds, string expected)
    {
        StationRun run = await StationRun.Of("do", "cellar", what, "--for", seconds);

        Assert.AreEqual(2, run.ExitCode);
        Assert.AreEqual(expected, run.Text);
    }

    // It says that it is asleep in its own words, and the broker has it.
    private static async Task<RunningProgram> FallenAsleep(TestBroker broker, string place, int interval)
    {
        RunningProgram node = RunningProgram.Start("VirtualDevice", "virtual-device",
            "--broker", $"127.0.0.1:{broker.Port}", "--place", place, "--id", place, "--interval", $"{interval}", "--sleep");
        await using Subscriber status = await Subscriber.Start(broker.Port, $"home/{place}/status");
        _ = await status.Next(static message => message.Text == "asleep");
        return node;
    }
}
