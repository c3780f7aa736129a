using System.Diagnostics;
using Fault.Tests.Simulation;
using Kit;

namespace Fault.Tests;

/// <summary>
/// The sensor's adapter never comes back from a read. What the node makes of the start after that is shown in virtual time. Only a real process shows
/// that a watchdog on a thread of its own ends one whose loop hangs; how long it waits is tried by the tests of <c>LoopMonitor</c>.
/// </summary>
[TestClass]
public sealed class F14_EndlessLoop
{
    [TestMethod]
    [DataRow("Keeps")]
    [DataRow("Forgets")]
    public void Sampling_goes_on_after_the_start_and_health_says_why_there_was_one(string style)
    {
        Scene scene = new(Enum.Parse<ClientStyle>(style), """{"broker":"b","interval":10}""");
        scene.World.Run(5 * Scene.Minute);
        int before = scene.Witness.Samples;
        int restarts = 0;
        scene.Node.Watch.OnRestart += () => restarts++;

        scene.Node.Sensor.Hangs = true;
        scene.World.Run(3 * Scene.Minute);

        Assert.AreEqual(1, restarts);
        Assert.IsGreaterThan(before + 5, scene.Witness.Samples);
        Assert.AreEqual(0, scene.Witness.Missing - scene.Witness.WentWithPower);
        Assert.Contains("\"before\":\"stuck\"", scene.Broker.Retained["home/n1/health"].Text);
        Assert.AreEqual("online", scene.Broker.Retained["home/n1/status"].Text);
        Table.Add(14, $"a read never comes back, client that {style.ToLowerInvariant()}",
            $"started anew once, {scene.Witness.Samples} samples, health says before: stuck");
    }

    [TestMethod]
    [TestCategory("Servers")]
    public async Task The_watchdog_starts_the_node_anew_and_the_next_start_says_so()
    {
        await using Broker broker = await Broker.Start();
        await using Diary diary = await Diary.Begin(broker.Port);
        await using Device device = await Device.StartOnline(broker.Port, "--faults", "-");
        _ = await diary.Says("online");

        await device.Fault("loop");
        _ = await device.Program.Prints("fault  loop");
        Stopwatch watch = Stopwatch.StartNew();
        _ = await device.Program.Prints("stuck: ");
        TimeSpan found = watch.Elapsed;

        // No "offline" in between is owed: a node that takes its kept session over before the broker has noticed the end of the old
        // connection suppresses its will.
        _ = await diary.Says("online");
        _ = await diary.Subscriber.Messages.Seen(
            message => message.Topic.EndsWith("/health", StringComparison.Ordinal)
                && Device.Json(message).GetProperty("before").GetString() == "stuck", "health that tells of it");
        Table.Add(14, "the sensor's adapter loops for ever", $"started anew after {found.TotalSeconds:0} s, health says before: stuck");
    }
}
