using System.Diagnostics;
using Fault.Tests.Simulation;
using Firmware.Core;

namespace Fault.Tests;

/// <summary>A week of everything at once. The witness checks every invariant after every step.</summary>
[TestClass]
[DoNotParallelize]
public sealed class F15_SevenDays
{
    private const long Day = 24 * Scene.Hour;

    // What the simulation itself notes in six days: moments of attempts, and which readings came twice.
    private const long NotesBytes = 1024 * 1024;

    // The week has to pass within this, in seconds; it takes about one.
    private const int RealSeconds = 60;

    [TestMethod]
    [DataRow("Keeps", 1)]
    [DataRow("Forgets", 2)]
    [DataRow("Keeps", 3)]
    [DataRow("Forgets", 4)]
    public void Every_invariant_holds_at_each_step(string style, int seed)
    {
        Stopwatch watch = Stopwatch.StartNew();
        Scene scene = new(Enum.Parse<ClientStyle>(style), """{"broker":"b","interval":10}""", seed);
        Weather weather = new(scene);
        weather.Begin();
        scene.World.Run(Day);
        long bytes = GC.GetTotalMemory(true);
        scene.World.Run(6 * Day);
        bytes = GC.GetTotalMemory(true) - bytes;
        weather.End();
        scene.World.Run(Scene.Hour + 5 * Scene.Second);

        Witness witness = scene.Witness;
        int dropped = witness.DroppedBefore + scene.Node.Node.Outbox.Dropped;
        Assert.AreEqual(LinkState.Online, scene.Node.Node.LinkState);
        Assert.AreEqual(0, scene.Node.Node.Outbox.Count);
        Assert.IsLessThanOrEqualTo(dropped + witness.WentWithPower + scene.Broker.Forgotten, witness.Samples - witness.Delivered);
        Assert.IsLessThan(NotesBytes, bytes);

        // The deployed settings are the first revision. No number is left out and none is used twice, over all restarts.
        Assert.AreEqual(1 + weather.Changes, weather.Revision);
        Assert.IsLessThan(RealSeconds, watch.Elapsed.TotalSeconds);
        Table.Add(15, $"7 days, {weather.Faults} faults, seed {seed}, client that {style.ToLowerInvariant()}",
            $"{witness.Samples} samples, {witness.Samples - witness.Delivered} lost, {dropped} counted, {witness.WentWithPower} with the power; ",
            $"{weather.Changes} changes of settings, revision {weather.Revision}, {weather.Answered} answered, {weather.Wishes - weather.Changes} lost by a ",
            $"broker that keeps nothing; outbox at most {witness.DeepestOutbox}; {bytes / 1024} KB more after 6 days; {watch.Elapsed.TotalSeconds:0.0} s");
    }
}
