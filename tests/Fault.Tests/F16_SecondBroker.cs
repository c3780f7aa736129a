using System.Diagnostics;
using Kit;

namespace Fault.Tests;

/// <summary>Of two brokers that know nothing of each other the first one is killed, and when it is back the second.</summary>
[TestClass]
[TestCategory("Servers")]
public sealed class F16_SecondBroker
{
    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    public async Task The_node_moves_and_comes_back_and_nothing_is_missing(int qos)
    {
        await using Broker first = await Broker.Start(persistent: true);
        await using Broker second = await Broker.Start(persistent: true);
        await using FaultProxy toFirst = new(first.Port);
        await using FaultProxy toSecond = new(second.Port);
        await using Diary one = await Diary.Begin(first.Port);
        await using Diary two = await Diary.Begin(second.Port);
        await using Device device = Device.StartAt($"127.0.0.1:{toFirst.Port},127.0.0.1:{toSecond.Port}", "--qos", $"{qos}");
        await one.IsUnderWay();

        Stopwatch watch = await Kill(first, toFirst, one);
        _ = await two.Says("online");
        TimeSpan moved = watch.Elapsed;
        await NamesItsBroker(two, toSecond.Port);
        int last = await HasAll(two, one, one.Live.Max() + 3);

        await first.Start();
        _ = await Kill(second, toSecond, two);
        _ = await one.Says("online");
        await NamesItsBroker(one, toFirst.Port);
        last = await HasAll(one, two, last + 3);

        Table.Add(16, $"the first of two brokers killed, then the second, QoS {qos}",
            $"online at the other after {moved.TotalSeconds:0.0} s, {last} readings, none missing");
    }

    // What it has acknowledged is in the diary before it goes: what a broker takes with it no node can mend.
    private static async Task<Stopwatch> Kill(Broker broker, FaultProxy proxy, Diary diary)
    {
        proxy.Swallow();
        await Publisher.Publish(broker.Port, Device.Base + "/fence", "x", qos: 2);
        _ = await diary.Subscriber.Next(Device.Base + "/fence");
        await broker.Save();
        await broker.Kill();
        proxy.Renew();
        return Stopwatch.StartNew();
    }

    private static async Task NamesItsBroker(Diary diary, int port)
    {
        Received health = await diary.Subscriber.Messages.Next(message => message.Topic == Device.Base + "/health" && !message.Retained, "health");
        Assert.AreEqual($"127.0.0.1:{port}", Device.Json(health).GetProperty("broker").GetString());
    }

    private static async Task<int> HasAll(Diary here, Diary there, int atLeast)
    {
        int last = 0;
        _ = await here.Subscriber.Messages.Seen(
            _ =>
            {
                HashSet<int> seen = [.. here.Live, .. here.History, .. there.Live, .. there.History];
                last = seen.Max();
                return last >= atLeast && seen.Count == last;
            },
            $"all readings up to {atLeast} or more at one of the brokers");
        return last;
    }
}
