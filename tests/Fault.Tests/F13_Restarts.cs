using Fault.Tests.Simulation;
using Firmware.Core;
using Kit;

namespace Fault.Tests;

/// <summary>A broker restarts again and again. It saves what it keeps, as a broker does that is told to end.</summary>
[TestClass]
public sealed class F13_Restarts
{
    private const int Restarts = 10;
    private const int RealRestarts = 2;
    private const long PaceMs = 5 * Scene.Second;

    /// <summary>What real processes show is that the saved session of a real broker and the node's outbox go together.</summary>
    [TestMethod]
    [TestCategory("Servers")]
    [DataRow(1)]
    [DataRow(2)]
    public async Task No_loss(int qos)
    {
        await using Broker broker = await Broker.Start(persistent: true);
        await using FaultProxy proxy = new(broker.Port);
        await using Diary diary = await Diary.Begin(broker.Port);
        await using Device device = await Device.StartOnline(proxy.Port, "--qos", $"{qos}");
        await diary.IsUnderWay();

        int all = 0;
        for (int i = 0; i < RealRestarts; i++)
        {
            await broker.Stop();
            await broker.Start();
            all = await diary.IsWhole(diary.Live.Max() + 2);
        }

        diary.Check();

        Assert.IsTrue(qos == 1 || diary.Twice == 0, "a reading arrived twice at QoS 2");

        Table.Add(13, $"{RealRestarts} restarts of a real broker, QoS {qos}", $"{all} readings, none missing, {diary.Twice} twice");
    }

    [TestMethod]
    [DataRow("Keeps", 1)]
    [DataRow("Keeps", 2)]
    [DataRow("Forgets", 1)]
    public void No_storm_and_no_loss(string style, int qos)
    {
        Scene scene = new(Enum.Parse<ClientStyle>(style), $$"""{"broker":"b","interval":1,"qos":{{qos}}}""");
        scene.World.Run(Scene.Minute + 1);
        int before = scene.Broker.Attempts.Count;

        for (int i = 0; i < Restarts; i++)
        {
            scene.Broker.Kill();
            scene.World.Run(Scene.Second);
            scene.Broker.Start();
            scene.World.Run(PaceMs - Scene.Second);
        }

        int attempts = scene.Broker.Attempts.Count - before;
        long backMs = scene.Until(() => scene.Node.Node.LinkState == LinkState.Online && scene.Node.Node.Outbox.Count == 0, 2 * Scene.Minute);

        Assert.AreEqual(0, scene.Witness.Missing);
        Assert.AreEqual(0, scene.Node.Node.Outbox.Dropped);
        Assert.IsTrue(qos == 1 || scene.Witness.Twice == 0, "a reading arrived twice at QoS 2");
        Assert.IsLessThan(3 * Restarts, attempts);
        Table.Add(13, $"{Restarts} restarts, one each {PaceMs / Scene.Second} s, QoS {qos}, client that {style.ToLowerInvariant()}",
            $"{attempts} attempts to connect, drained {backMs / 1000.0:0.0} s after, none missing, {scene.Witness.Twice} twice");
    }
}
