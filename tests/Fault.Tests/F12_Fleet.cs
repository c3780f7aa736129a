using Fault.Tests.Simulation;
using Firmware.Core;

namespace Fault.Tests;

[TestClass]
public sealed class F12_Fleet
{
    private const int Nodes = 200;

    [TestMethod]
    [DataRow(0)]
    [DataRow(5)]
    [DataRow(60)]
    [DataRow(600)]
    public void Two_hundred_nodes_that_lose_the_broker_at_once_come_back_spread_out(int downSeconds)
    {
        World world = new(downSeconds);
        Network network = new(world);
        SimulatedBroker broker = new(world);
        List<SimulatedNode> nodes = [.. Enumerable.Range(1, Nodes).Select(number =>
            new SimulatedNode(world, network, broker, ClientStyle.Keeps, $"node-{number}", """{"broker":"b","interval":60}"""))];
        world.Run(5 * Scene.Minute);
        Assert.IsTrue(nodes.All(node => node.Node.LinkState == LinkState.Online));
        broker.Attempts.Clear();

        broker.Kill();
        world.Run(100 + downSeconds * Scene.Second);
        broker.Start();
        long backMs = world.NowMs;
        while (nodes.Any(node => node.Node.LinkState != LinkState.Online))
        {
            world.Run(100);
            Assert.IsLessThan(75 * Scene.Second, world.NowMs - backMs);
        }

        int peak = broker.Attempts.Max(from => broker.Attempts.Count(at => at >= from && at < from + Scene.Second));
        Table.Add(12, $"200 nodes, broker away for {downSeconds} s", $"peak {peak} attempts/s, all back after {(world.NowMs - backMs) / 1000.0:0.0} s");
        Assert.IsLessThan(30, peak);
    }
}
