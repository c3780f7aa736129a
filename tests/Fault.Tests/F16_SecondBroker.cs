using System.Diagnostics;
using Fault.Tests.Simulation;
using Kit;

namespace Fault.Tests;

/// <summary>
/// Of two brokers that know nothing of each other the first one is killed, and when it is back the second. When the node moves and that nothing is
/// missing is shown in virtual time. Only real processes show that a name and a port of a list lead to the broker there, and what a broker that is
/// killed has kept.
/// </summary>
[TestClass]
public sealed class F16_SecondBroker
{
    [TestMethod]
    [DataRow("Keeps", 1)]
    [DataRow("Keeps", 2)]
    [DataRow("Forgets", 1)]
    [DataRow("Forgets", 2)]
    public void Whichever_of_two_brokers_is_gone_the_readings_are_at_one_of_them(string style, int qos)
    {
        Scene scene = new(Enum.Parse<ClientStyle>(style), $$"""{"broker":"a,b","interval":10,"qos":{{qos}}}""");
        SimulatedBroker second = new(scene.World);
        scene.Node.BrokerAt = host => host == "b" ? second : scene.Broker;
        scene.Witness.LooksAt(second);
        scene.World.Run(5 * Scene.Minute);
        int atFirst = scene.Witness.Delivered;

        scene.Broker.Kill();
        long movedMs = scene.Until(() => Says(second) == "online", 5 * Scene.Minute);
        scene.World.Run(Scene.Minute);
        scene.Broker.Start();
        scene.World.Run(Scene.Minute);
        int atSecond = scene.Witness.Delivered;
        second.Kill();
        long backMs = scene.Until(() => scene.Broker.HasConnection(scene.Node.Id), 5 * Scene.Minute);
        scene.World.Run(Scene.Minute + Scene.Second);

        Assert.IsGreaterThan(atFirst, atSecond);
        Assert.IsGreaterThan(atSecond, scene.Witness.Delivered);
        Assert.AreEqual("online", Says(scene.Broker));
        Assert.AreEqual(0, scene.Node.Node.Outbox.Dropped);
        Assert.AreEqual(scene.Witness.Samples, scene.Witness.Delivered + scene.Node.Node.Outbox.Count);
        Table.Add(16, $"two brokers in turn, QoS {qos}, client that {style.ToLowerInvariant()}",
            $"at the other after {movedMs / 1000.0:0.0} s and {backMs / 1000.0:0.0} s, {scene.Witness.Samples} readings, none missing");
    }

    [TestMethod]
    [TestCategory("Servers")]
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

    private static string Says(SimulatedBroker broker) => broker.Retained.TryGetValue("home/n1/status", out Message? said) ? said.Text : "";

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
