using Fault.Tests.Simulation;
using Firmware.Core;
using Kit;

namespace Fault.Tests;

/// <summary>Another client has the same id.</summary>
[TestClass]
public sealed class F07_Takeover
{
    [TestMethod]
    public void Two_nodes_with_one_id_do_not_fight()
    {
        World world = new(7);
        Network network = new(world);
        SimulatedBroker broker = new(world);
        SimulatedNode first = new(world, network, broker, ClientStyle.Forgets, "same", """{"broker":"b","interval":60}""");
        SimulatedNode second = new(world, network, broker, ClientStyle.Keeps, "same", """{"broker":"b","interval":60}""", seed: 99);
        world.Run(Scene.Hour);
        int attempts = broker.Attempts.Count;

        Assert.IsLessThan(4 * 60, attempts);
        CollectionAssert.Contains(first.Watch.Reasons, LinkReason.TakenOver);
        CollectionAssert.Contains(second.Watch.Reasons, LinkReason.TakenOver);
        Table.Add(7, "two nodes with one id for an hour", $"{attempts} connections in all, both say 'takenover'");
    }

    [TestMethod]
    [TestCategory("Servers")]
    public async Task A_node_comes_back_after_a_client_that_took_its_id_and_its_status_is_true()
    {
        await using Broker broker = await Broker.Start();
        await using Diary diary = await Diary.Begin(broker.Port);
        await using Device device = await Device.StartOnline(broker.Port);
        await diary.IsUnderWay();

        await Publisher.Publish(broker.Port, "nothing", "x", more: ["-i", Device.Id]);
        _ = await device.Program.Prints("the connection was lost");
        _ = await diary.Says("offline");
        _ = await diary.Says("online");
        int all = await diary.IsWhole(diary.Live.Max() + 2);

        diary.Check();
        Table.Add(7, "a client takes the id and goes", $"offline, then online again; {all} readings, none missing");
    }
}
