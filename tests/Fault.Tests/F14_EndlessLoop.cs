using System.Diagnostics;
using Kit;

namespace Fault.Tests;

/// <summary>The sensor's adapter never comes back from a read.</summary>
[TestClass]
public sealed class F14_EndlessLoop
{
    // The watchdog waits 45 s and looks each second; a restart is due within 60 s, the rest is for a busy machine.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    [TestMethod]
    public async Task The_watchdog_starts_the_node_anew_and_the_next_start_says_so()
    {
        using TemporaryFolder folder = new();
        string script = folder.File("script.txt");
        File.WriteAllText(script, "at 3 loop\n");
        await using Broker broker = await Broker.Start();
        await using Diary diary = await Diary.Begin(broker.Port);
        await using Device device = await Device.StartOnline(broker.Port, "--faults", script);
        _ = await diary.Says("online");
        _ = await device.Program.Prints("fault  loop");
        Stopwatch watch = Stopwatch.StartNew();
        _ = await device.Program.Prints("stuck: ", Limit);
        TimeSpan found = watch.Elapsed;
        _ = await diary.Says("offline");
        _ = await diary.Says("online");
        _ = await diary.Subscriber.Messages.Seen(
            message => message.Topic.EndsWith("/health", StringComparison.Ordinal) && Device.Json(message).GetProperty("before").GetString() == "stuck", "health that tells of it");
        Table.Add(14, "the sensor's adapter loops for ever", $"started anew after {found.TotalSeconds:0} s, health says before: stuck");
    }
}
