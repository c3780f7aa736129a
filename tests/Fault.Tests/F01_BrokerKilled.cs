using System.Diagnostics;
using Kit;

namespace Fault.Tests;

/// <summary>A real broker that keeps its sessions is killed and started again.</summary>
[TestClass]
[TestCategory("Servers")]
public sealed class F01_BrokerKilled
{
    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    public async Task Nothing_is_missing_and_the_birth_is_retained_again(int qos)
    {
        await using Broker broker = await Broker.Start(persistent: true);
        await using Diary diary = await Diary.Begin(broker.Port);
        await using FaultProxy proxy = new(broker.Port);
        await using Device device = await Device.StartOnline(proxy.Port, "--qos", $"{qos}");
        await diary.IsUnderWay();

        // It acknowledges before it saves, so what it acknowledged last would be lost with it, which no node can mend.
        // From here on it acknowledges nothing, and the diary has all that came before.
        proxy.Swallow();
        await Publisher.Publish(broker.Port, Device.Base + "/fence", "x", qos: 2);
        _ = await diary.Subscriber.Next(Device.Base + "/fence");
        await broker.Save();
        await broker.Kill();
        proxy.Renew();
        await device.Keeps(3);
        await broker.Start();
        Stopwatch watch = Stopwatch.StartNew();
        _ = await diary.Says("online");
        TimeSpan back = watch.Elapsed;
        int all = await diary.IsWhole(diary.Live.Max() + 3);

        diary.Check();

        Assert.IsTrue(qos == 1 || diary.Twice == 0, "a reading arrived twice at QoS 2");

        Table.Add(1, $"mosquitto killed and started again, QoS {qos}",
            $"online after {back.TotalSeconds:0.0} s, {all} readings, none missing, {diary.Twice} twice");
    }
}
