using System.Diagnostics;
using Kit;

namespace Fault.Tests;

/// <summary>A cable is pulled: both directions are swallowed.</summary>
[TestClass]
public sealed class F02_Swallowed
{
    // 1.5 and 2 keep-alives and the five seconds after which mosquitto looks again, on a machine that has other things to do.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(25);

    [TestMethod]
    public async Task Broker_and_node_both_find_out()
    {
        await using Broker broker = await Broker.Start();
        await using FaultProxy proxy = new(broker.Port);
        await using Diary diary = await Diary.Begin(broker.Port);
        await using Device device = await Device.StartOnline(proxy.Port, "--keepalive", "5");
        await diary.IsUnderWay();

        proxy.Swallow();
        Stopwatch watch = Stopwatch.StartNew();
        Task<TimeSpan> offline = TimeOf(diary.Says("offline"), watch);
        Task<TimeSpan> silent = TimeOf(device.Program.Prints("it fell silent", Diary.Back), watch);
        TimeSpan broken = await offline;
        TimeSpan known = await silent;
        proxy.CutAll();
        proxy.Pass();
        _ = await diary.Says("online");
        _ = await diary.IsWhole(diary.Live.Max() + 2);

        diary.Check();
        Assert.IsLessThan(Limit, broken);
        Assert.IsLessThan(Limit, known);
        Table.Add(2, "both directions swallowed, keep-alive 5 s", $"offline at the broker after {broken.TotalSeconds:0.0} s, node knows after {known.TotalSeconds:0.0} s");
    }

    private static async Task<TimeSpan> TimeOf(Task happening, Stopwatch watch)
    {
        await happening;
        return watch.Elapsed;
    }
}
