using System.Diagnostics;
using Kit;

namespace Fault.Tests;

/// <summary>
/// The sensor's adapter never comes back from a read. With a real process, because it is a thread that hangs; the watchdog's patience is
/// tried in virtual time by the tests of <c>Heartbeat</c>.
/// </summary>
[TestClass]
[TestCategory("Servers")]
public sealed class F14_EndlessLoop
{
    [TestMethod]
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
