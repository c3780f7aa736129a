using Fault.Tests.Simulation;
using Firmware.Core;

namespace Fault.Tests;

/// <summary>The power of a node that sleeps goes, at any moment and at every byte of what it writes.</summary>
[TestClass]
public sealed class F19_SleepPower
{
    private const string Settings = """{"broker":"b","interval":60,"health":86400,"sleep":true}""";

    [TestMethod]
    [DataRow("Keeps")]
    [DataRow("Forgets")]
    public void A_power_cut_at_every_byte_that_is_written_takes_at_most_the_reading_of_that_wake(string style)
    {
        Scene uncut = Play(style, cutAt: -1);
        int bytes = uncut.Node.Store.Bytes;
        int lost = 0;
        int wishes = 0;

        for (int cutAt = 0; cutAt < bytes; cutAt++)
        {
            Scene scene = Play(style, cutAt);

            Assert.AreEqual(-1, scene.Node.Store.CutAt, $"the power did not go at byte {cutAt}");
            Assert.IsLessThanOrEqualTo(1, scene.Witness.WentWithPower, $"at byte {cutAt}");
            Assert.AreEqual(scene.Witness.WentWithPower, scene.Witness.Missing, $"at byte {cutAt}");
            lost += scene.Witness.WentWithPower;
            wishes += scene.Node.Node.Configuration.Current.Number(Setting.Health) == 80001 ? 0 : 1;
        }

        Assert.AreEqual(0, uncut.Witness.Missing);

        Table.Add(
            19,
            $"power cut at each of {bytes} bytes written, client that {style.ToLowerInvariant()}",
            $"{lost} times the reading of that wake went, nothing else; {wishes} settings went before they were stored");
    }

    [TestMethod]
    [DataRow(true, 250, 1)]
    [DataRow(false, SleepPlan.SearchMs, 50)]
    public void A_power_cut_at_any_moment_of_a_wake_takes_at_most_the_reading_of_that_wake(bool answers, int longestMs, int stepMs)
    {
        int lost = 0;
        int cuts = 0;
        for (int afterMs = 0; afterMs <= longestMs; afterMs += stepMs)
        {
            Scene scene = new(ClientStyle.Forgets, Settings);
            scene.Until(() => scene.Node.Wakes == 2 && scene.Node.IsAsleep, 10 * Scene.Minute);
            if (!answers)
            {
                scene.Broker.Freeze();
            }

            while (scene.Node.Wakes == 2)
            {
                scene.World.Run(1);
            }

            scene.World.Run(afterMs);
            scene.Witness.PowerCut();
            scene.World.Run(2 * Scene.Minute);
            scene.Broker.Thaw();
            scene.Until(() => scene.Node.IsAsleep && scene.Witness.Missing == scene.Witness.WentWithPower, 20 * Scene.Minute);

            Assert.IsLessThanOrEqualTo(1, scene.Witness.WentWithPower, $"after {afterMs} ms");
            lost += scene.Witness.WentWithPower;
            cuts++;
        }

        string broker = answers ? "answers" : "does not answer";
        Table.Add(19, $"power cut at {cuts} moments of a wake, broker {broker}", $"{lost} times the reading of that wake went, nothing else");
    }

    [TestMethod]
    public void A_power_cut_while_it_sleeps_takes_nothing()
    {
        Scene scene = new(ClientStyle.Forgets, Settings);
        scene.Until(() => scene.Node.Wakes == 2 && scene.Node.IsAsleep, 10 * Scene.Minute);
        scene.Broker.Kill();
        scene.Until(() => scene.Node.Wakes == 12 && scene.Node.IsAsleep, Scene.Hour);
        int waiting = scene.Witness.Missing;

        scene.Witness.PowerCut();
        scene.World.Run(Scene.Minute);
        scene.Broker.Start();
        scene.Until(() => scene.Node.IsAsleep && scene.Witness.Missing == 0, 2 * Scene.Hour);

        Assert.AreEqual(10, waiting);
        Assert.AreEqual(0, scene.Witness.WentWithPower);
    }

    [TestMethod]
    public void A_record_that_cannot_be_written_gives_no_number_to_two_readings_and_does_not_stop_the_node()
    {
        Scene scene = new(ClientStyle.Forgets, Settings);
        scene.Until(() => scene.Node.Wakes == 2 && scene.Node.IsAsleep, 10 * Scene.Minute);
        int samples = scene.Witness.Samples;

        scene.Node.Store.Fails = static slot => slot is StoreSlot.SleepA or StoreSlot.SleepB;
        scene.World.Run(Scene.Hour);
        samples = scene.Witness.Samples - samples;
        scene.Node.Store.Fails = null;
        int wakes = scene.Node.Wakes;
        scene.Until(() => scene.Node.Wakes == wakes + 3 && scene.Node.IsAsleep, 20 * Scene.Minute);

        Assert.IsGreaterThanOrEqualTo(59, samples);
        Assert.AreEqual(0, scene.Witness.Missing);

        Table.Add(19, "an hour in which no record can be written", $"{samples} readings, none missing, no number used twice");
    }

    // Starts, sleeps, takes a setting, finds no broker for some wakes, comes back, and restarts because it is told to.
    private static Scene Play(string style, int cutAt)
    {
        Scene scene = new(Enum.Parse<ClientStyle>(style), Settings);
        scene.Node.Store.CutAt = cutAt;
        scene.World.Run(3 * Scene.Minute);
        scene.Broker.Publish("home/n1/config", """{"health":80001}"""u8.ToArray());
        scene.World.Run(2 * Scene.Minute);
        scene.Broker.Kill();
        scene.World.Run(4 * Scene.Minute);
        scene.Broker.Start();
        scene.World.Run(5 * Scene.Minute);
        scene.Broker.Publish("home/n1/command", """{"do":"restart"}"""u8.ToArray());
        scene.World.Run(3 * Scene.Minute);
        scene.Until(() => scene.Node.IsAsleep && scene.Witness.Missing == scene.Witness.WentWithPower, 20 * Scene.Minute);
        return scene;
    }
}
