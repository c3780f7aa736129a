using Kit;

namespace Fault.Tests;

/// <summary>A real broker restarts every five seconds, ten times. It saves what it keeps, as a broker does that is told to end.</summary>
[TestClass]
public sealed class F13_Restarts
{
    private const int Restarts = 10;

    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(5);

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    public async Task No_storm_and_no_loss(int qos)
    {
        await using Broker broker = await Broker.Start(persistent: true);
        await using FaultProxy proxy = new(broker.Port);
        await using Diary diary = await Diary.Begin(broker.Port);
        await using Device device = await Device.StartOnline(proxy.Port, "--qos", $"{qos}");
        await diary.IsUnderWay();
        for (int i = 0; i < Restarts; i++)
        {
            await broker.Stop();
            await broker.Start();

            // The pace is the fault.
            await Task.Delay(Pace);
        }

        int all = await diary.IsWhole(diary.Live.Max() + 60);
        int attempts = proxy.Connections.All.Count;

        diary.Check();
        Assert.IsTrue(qos == 1 || diary.Twice == 0, "a reading arrived twice at QoS 2");
        Assert.IsLessThan(3 * Restarts, attempts);
        Table.Add(13, $"{Restarts} restarts, one each {Pace.TotalSeconds:0} s, QoS {qos}", $"{attempts} attempts to connect, {all} readings, none missing, {diary.Twice} twice");
    }
}
