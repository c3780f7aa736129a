using Fault.Tests.Simulation;
using Firmware.Core;

namespace Fault.Tests;

/// <summary>Nodes that are sent to one place, one after the other or at the same moment.</summary>
[TestClass]
public sealed class F17_OnePlace
{
    private const int Nodes = 12;
    private const string Hall = "home/hall";

    [TestMethod]
    [DataRow(0L)]
    [DataRow(100L)]
    [DataRow(1500L)]
    [DataRow(10000L)]
    public void However_many_are_sent_to_a_place_one_node_at_most_speaks_there_in_the_end(long gapMs)
    {
        foreach (ClientStyle style in Enum.GetValues<ClientStyle>())
        {
            World world = new(1);
            Network network = new(world);
            SimulatedBroker broker = new(world);
            SimulatedNode[] nodes = [.. Enumerable.Range(1, Nodes).Select(number =>
                new SimulatedNode(world, network, broker, style, $"node-{number}", """{"broker":"b","interval":60}"""))];
            world.Run(Scene.Minute);

            foreach (SimulatedNode node in nodes)
            {
                broker.Publish($"home/{node.Id}/config", """{"place":"hall"}"""u8.ToArray());
                world.Run(gapMs);
            }

            world.Run(5 * Scene.Minute);

            Assert.IsTrue(nodes.All(static node => node.Node.LinkState == LinkState.Online));
            int there = nodes.Count(static node => node.Node.Configuration.Current.Text(Setting.Place) == "hall");
            Table.Add(17, $"{Nodes} nodes sent to one place, {gapMs} ms apart, {style}", $"{there} stays there");
            Assert.IsLessThanOrEqualTo(1, there);
            Assert.AreEqual(there == 1 ? "online" : null, Kept(broker, Hall + "/status"));
            foreach (SimulatedNode node in nodes.Where(static node => node.Node.Configuration.Current.Text(Setting.Place) == ""))
            {
                Assert.AreEqual("online", Kept(broker, $"home/{node.Id}/status"));
            }
        }
    }

    [TestMethod]
    public void A_node_is_brought_back_by_its_id_from_a_place_that_it_shares()
    {
        World world = new(1);
        Network network = new(world);
        SimulatedBroker broker = new(world);
        SimulatedNode first = new(world, network, broker, ClientStyle.Keeps, "first", """{"broker":"b","interval":60,"place":"hall"}""");
        SimulatedNode second = new(world, network, broker, ClientStyle.Keeps, "second", """{"broker":"b","interval":60,"place":"hall"}""");
        world.Run(Scene.Minute);
        StringAssert.Contains(Kept(broker, Hall + "/health"), "\"shared\":\"");
        StringAssert.DoesNotMatch(Kept(broker, Hall + "/health"), new("\"shared\":\"\""));

        broker.Publish("home/second/config", """{"place":"cellar"}"""u8.ToArray());
        world.Run(2 * Scene.Minute);

        Assert.AreEqual("hall", first.Node.Configuration.Current.Text(Setting.Place));
        Assert.AreEqual("cellar", second.Node.Configuration.Current.Text(Setting.Place));
        Assert.AreEqual("online", Kept(broker, Hall + "/status"));
        StringAssert.StartsWith(Kept(broker, Hall + "/health"), "{\"id\":\"first\",");
        StringAssert.Contains(Kept(broker, Hall + "/health"), "\"shared\":\"\"");
        StringAssert.Contains(Kept(broker, Hall + "/config/state"), "\"place\":\"hall\"");
        StringAssert.Contains(Kept(broker, Hall + "/reading"), "\"temperature\"");
    }

    private static string? Kept(SimulatedBroker broker, string topic)
        => broker.Retained.TryGetValue(topic, out Message? message) ? System.Text.Encoding.UTF8.GetString(message.Payload) : null;
}
