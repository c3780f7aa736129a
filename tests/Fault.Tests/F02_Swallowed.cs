using System.Diagnostics;
using Fault.Tests.Simulation;
using Firmware.Core;
using Kit;

namespace Fault.Tests;

/// <summary>
/// A cable is pulled: both directions are swallowed. Real processes show that broker and client library look at all; when they do is shown in
/// virtual time.
/// </summary>
[TestClass]
public sealed class F02_Swallowed
{
    [TestMethod]
    [TestCategory("Servers")]
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
        Task<TimeSpan> silent = TimeOf(device.Program.Prints("fell silent"), watch);
        TimeSpan broken = await offline;
        TimeSpan known = await silent;
        proxy.Renew();
        _ = await diary.Says("online");
        _ = await diary.IsWhole(diary.Live.Max() + 2);

        diary.Check();
        Table.Add(2, "both directions swallowed, keep-alive 5 s",
            $"offline at the broker after {broken.TotalSeconds:0.0} s, node knows after {known.TotalSeconds:0.0} s");
    }

    [TestMethod]
    [DataRow("Keeps")]
    [DataRow("Forgets")]
    public void The_broker_knows_after_one_and_a_half_keep_alives_and_the_node_after_two(string style)
    {
        Scene scene = new(Enum.Parse<ClientStyle>(style), """{"broker":"b","interval":10,"keepalive":30}""");
        scene.World.Run(2 * Scene.Minute + 1);

        scene.Network.SwallowsToBroker = true;
        scene.Network.SwallowsToClient = true;
        long brokenMs = scene.Until(() => scene.Broker.Retained["home/n1/status"].Text == "offline", 46 * Scene.Second);
        long knownMs = brokenMs + scene.Until(() => scene.Node.Watch.Reasons.Contains(LinkReason.Silent), 61 * Scene.Second - brokenMs);
        scene.Network.SwallowsToBroker = false;
        scene.Network.SwallowsToClient = false;
        scene.Broker.CutAll();
        _ = scene.Until(() => scene.Node.Node.LinkState == LinkState.Online && scene.Node.Node.Outbox.Count == 0, 2 * Scene.Minute);

        Assert.AreEqual(0, scene.Witness.Missing);
        Table.Add(2, $"both directions swallowed, keep-alive 30 s, client that {style.ToLowerInvariant()}",
            $"offline at the broker after {brokenMs / 1000.0:0.0} s, node knows after {knownMs / 1000.0:0.0} s");
    }

    private static async Task<TimeSpan> TimeOf(Task happening, Stopwatch watch)
    {
        await happening;
        return watch.Elapsed;
    }
}
