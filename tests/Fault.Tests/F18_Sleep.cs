using Fault.Tests.Simulation;
using Firmware.Core;

namespace Fault.Tests;

/// <summary>A node on batteries, in virtual time: whatever happens while it sleeps or is awake, no reading is missing and it goes back to sleep.</summary>
[TestClass]
public sealed class F18_Sleep
{
    private const string Settings = """{"broker":"b","interval":60,"health":86400,"sleep":true}""";
    private const long Day = 24 * Scene.Hour;

    [TestMethod]
    [DataRow("Keeps", 0)]
    [DataRow("Forgets", 0)]
    [DataRow("Forgets", 30)]
    public void A_day_of_sleep_loses_nothing_and_writes_once_a_wake(string style, int longer)
    {
        Scene scene = Asleep(style, longer);
        int writes = scene.Node.Store.Writes;
        int wakes = scene.Node.Wakes;
        long awakeMs = scene.Node.AwakeMs;
        scene.Node.LongestAwakeMs = 0;
        scene.World.Run(Day);

        wakes = scene.Node.Wakes - wakes;
        Assert.AreEqual(0, scene.Witness.Missing);
        Assert.AreEqual("asleep", scene.Broker.Retained["home/n1/status"].Text);
        Assert.AreEqual(wakes, scene.Node.Store.Writes - writes);
        Assert.IsGreaterThan(24 * 60 - 60, wakes);
        double each = (scene.Node.AwakeMs - awakeMs) / (double)wakes;
        Table.Add(
            18,
            $"a day of sleep, client that {style.ToLowerInvariant()}, clock {longer / 10.0:0.0} % slow",
            $"{wakes} wakes, {scene.Node.Store.Writes - writes} writes, awake {each:0} ms each, {scene.Node.LongestAwakeMs} ms at most");
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(10)]
    [DataRow(200)]
    public void A_broker_that_is_away_for_some_wakes_gets_every_reading_later(int wakes)
    {
        Scene scene = Asleep("Forgets", 0);
        scene.Broker.Kill();
        scene.Broker.Attempts.Clear();
        scene.Node.LongestAwakeMs = 0;
        int before = scene.Node.Wakes;
        scene.Until(() => scene.Node.Wakes == before + wakes, 2 * Day);
        int waiting = scene.Node.Node.Outbox.Count;
        int attempts = scene.Broker.Attempts.Count;
        long longestMs = scene.Node.LongestAwakeMs;
        scene.Broker.Start();
        long backMs = scene.Until(() => scene.Witness.Missing == scene.Node.Node.Outbox.Dropped, 2 * Scene.Hour);
        int dropped = scene.Node.Node.Outbox.Dropped;

        Assert.IsLessThanOrEqualTo(SleepPlan.SearchMs, longestMs);
        Assert.IsTrue(dropped == 0 || wakes >= Node.SleepingOutbox, "readings gave way although there was room");
        Table.Add(
            18,
            $"broker away for {wakes} wakes",
            $"{waiting} waited, {attempts} attempts, awake {longestMs} ms at most; {dropped} gave way, the others there {backMs / 60000.0:0.0} min after");
    }

    private static Scene Asleep(string style, int longer, string settings = Settings)
    {
        Scene scene = new(Enum.Parse<ClientStyle>(style), settings, sleepsLonger: longer);
        scene.Until(() => scene.Node.IsAsleep, 5 * Scene.Minute);
        return scene;
    }
}
