using System.Text;
using System.Text.Json;
using Fault.Tests.Simulation;
using Firmware.Core;

namespace Fault.Tests;

/// <summary>A node on batteries, in virtual time: whatever happens while it sleeps or is awake, no reading is missing and it goes back to sleep.</summary>
[TestClass]
public sealed class F19_Sleep
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
            19,
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
        Assert.IsTrue(dropped == 0 || wakes >= SleepCycle.OutboxCapacity, "readings gave way although there was room");

        Table.Add(
            19,
            $"broker away for {wakes} wakes",
            $"{waiting} waited, {attempts} attempts, awake {longestMs} ms at most; {dropped} gave way, the others there {backMs / 60000.0:0.0} min after");
    }

    [TestMethod]
    public void Settings_and_a_command_that_come_while_it_sleeps_are_taken_and_answered_when_it_wakes()
    {
        Scene scene = Asleep("Keeps", 0);
        List<string> answers = Answers(scene);

        for (int i = 1; i <= 20; i++)
        {
            scene.Broker.Publish("home/n1/config", Encoding.UTF8.GetBytes($$"""{"id":"s{{i}}","health":{{80000 + i}}}"""));
        }

        scene.Broker.Publish("home/n1/command", """{"id":"c","do":"read"}"""u8.ToArray());
        scene.Until(() => answers.Count >= 21, 5 * Scene.Minute);
        scene.Until(() => scene.Node.IsAsleep, 2 * Scene.Minute);

        CollectionAssert.AreEqual(
            Enumerable.Range(1, 20).Select(static i => $"s{i}").Append("c").ToArray(),
            answers.Select(static one => JsonDocument.Parse(one).RootElement.GetProperty("id").GetString()).ToArray());
        Assert.AreEqual(80020, scene.Node.Node.Configuration.Current.Number(Setting.Health));
    }

    [TestMethod]
    public void Who_switches_sleep_off_while_it_sleeps_has_a_node_that_stays_awake()
    {
        Scene scene = Asleep("Keeps", 0);

        scene.Broker.Publish("home/n1/config", """{"sleep":false}"""u8.ToArray(), retain: true);
        scene.Until(() => !scene.Node.Node.Configuration.Current.IsSet(Setting.Sleep), 5 * Scene.Minute);
        int wakes = scene.Node.Wakes;
        scene.World.Run(Scene.Hour);

        Assert.AreEqual(wakes, scene.Node.Wakes);
        Assert.AreEqual("online", scene.Broker.Retained["home/n1/status"].Text);
        Assert.AreEqual(0, scene.Witness.Missing);
    }

    [TestMethod]
    public void It_stays_awake_for_as_long_as_it_was_asked_to_and_sleeps_again()
    {
        Scene scene = Asleep("Keeps", 0);
        int wakes = scene.Node.Wakes;

        scene.Broker.Publish("home/n1/command", """{"id":"m","do":"stay","for":600}"""u8.ToArray());
        scene.Until(() => scene.Node.Wakes == wakes + 1 && !scene.Node.IsAsleep, 2 * Scene.Minute);
        long stayedMs = scene.Until(() => scene.Node.IsAsleep, Scene.Hour);

        Assert.IsGreaterThanOrEqualTo(599 * Scene.Second, stayedMs);
        Assert.IsLessThan(700 * Scene.Second, stayedMs);
    }

    [TestMethod]
    public void An_alarm_is_told_once_and_stands_over_every_sleep_until_all_is_well()
    {
        Scene scene = Asleep("Keeps", 0);
        List<string> told = [];
        scene.Broker.Published += message =>
        {
            if (message.Topic == "home/n1/alarm")
            {
                told.Add(message.Text);
            }
        };

        scene.Broker.Publish("home/n1/config", """{"max_temperature":-40}"""u8.ToArray());
        scene.Until(() => told.Count > 0 && told[^1].Contains("\"high\"", StringComparison.Ordinal), 5 * Scene.Minute);
        scene.World.Run(Scene.Hour);
        int alarms = told.Count(static one => one != "[]");
        scene.Broker.Publish("home/n1/config", """{"max_temperature":null}"""u8.ToArray());
        scene.Until(() => told[^1] == "[]", 5 * Scene.Minute);

        Assert.AreEqual(1, alarms);
        Assert.AreEqual(0, scene.Witness.Missing);
    }

    [TestMethod]
    [DataRow("Keeps", 1)]
    [DataRow("Forgets", 2)]
    [DataRow("Keeps", 3)]
    [DataRow("Forgets", 4)]
    public void A_week_of_everything_at_once_loses_no_reading_but_those_counted(string style, int seed)
    {
        Scene scene = new(Enum.Parse<ClientStyle>(style), Settings, seed);
        Weather weather = new(scene);
        weather.Begin();
        scene.World.Run(7 * Day);
        weather.End();
        scene.World.Run(3 * Scene.Hour);
        scene.Until(() => scene.Node.IsAsleep, 5 * Scene.Minute);

        Witness witness = scene.Witness;
        int dropped = witness.DroppedBefore + scene.Node.Node.Outbox.Dropped;

        Assert.AreEqual("asleep", scene.Broker.Retained["home/n1/status"].Text);
        Assert.AreEqual(0, scene.Node.Node.Outbox.Count);
        Assert.IsLessThanOrEqualTo(dropped + witness.WentWithPower + scene.Broker.Forgotten, witness.Samples - witness.Delivered);

        Table.Add(
            19,
            $"7 days asleep, {weather.Faults} faults, seed {seed}, client that {style.ToLowerInvariant()}",
            $"{witness.Samples} samples, {witness.Samples - witness.Delivered} lost: {dropped} gave way and were counted, ",
            $"{witness.WentWithPower} went with the power before the first record after them, {scene.Broker.Forgotten} with the broker");
    }

    [TestMethod]
    public void A_thousand_that_fell_asleep_together_do_not_wake_in_the_same_second()
    {
        const int PeriodMs = 60_000;
        int[] seconds = new int[60];
        for (uint node = 1; node <= 1000; node++)
        {
            SleepPlan plan = new(node * 7919);
            plan.Plan(0, PeriodMs, PeriodMs);
            long first = plan.WakeMs;
            plan.Plan(first + 300, first + PeriodMs, PeriodMs);

            Assert.AreEqual(first + PeriodMs, plan.WakeMs, "They stay apart.");
            seconds[first / 1000 % 60]++;
        }

        Assert.IsLessThan(60, seconds.Max());

        Table.Add(19, "a thousand nodes with one interval of 60 s", $"at most {seconds.Max()} wake in the same second");
    }

    private static List<string> Answers(Scene scene)
    {
        List<string> answers = [];
        scene.Broker.Published += message =>
        {
            if (message.Topic is "home/n1/config/result" or "home/n1/command/result")
            {
                answers.Add(message.Text);
            }
        };
        return answers;
    }

    private static Scene Asleep(string style, int longer, string settings = Settings)
    {
        Scene scene = new(Enum.Parse<ClientStyle>(style), settings, sleepsLonger: longer);
        scene.Until(() => scene.Node.IsAsleep, 5 * Scene.Minute);
        return scene;
    }
}
