using Fault.Tests.Simulation;
using Firmware.Core;
using Kit;
using VirtualDevice;

namespace Fault.Tests;

/// <summary>What the node relies on: the order in which a link reports a loss and what becomes of the message ids.</summary>
[TestClass]
public sealed class LinkContractTests
{
    [TestMethod]
    public void A_client_that_forgets_drops_its_ids_before_it_reports_the_loss()
    {
        LinkContract contract = Lose(ClientStyle.Forgets);

        int lost = contract.Kinds.IndexOf(MqttEventKind.Lost);

        Assert.AreEqual(MqttEventKind.Dropped, contract.Kinds[lost - 1]);
        Assert.AreEqual(0, contract.Unsettled);
        Assert.DoesNotContain(MqttEventKind.Published, contract.Kinds);
    }

    [TestMethod]
    public void A_client_that_keeps_its_ids_reports_them_after_the_next_connection()
    {
        LinkContract contract = Lose(ClientStyle.Keeps);

        Assert.DoesNotContain(MqttEventKind.Dropped, contract.Kinds);
        Assert.AreEqual(0, contract.Unsettled);
        Assert.IsGreaterThan(contract.Kinds.LastIndexOf(MqttEventKind.Connected), contract.Kinds.IndexOf(MqttEventKind.Published));
    }

    [TestMethod]
    [TestCategory("Servers")]
    public async Task The_client_of_the_desktop_keeps_its_ids_over_a_loss_and_drops_them_before_another_client_connects()
    {
        await using Broker broker = await Broker.Start();
        await using FaultProxy proxy = new(broker.Port);
        using AutoResetEvent wake = new(false);
        using DesktopLink link = new(new Mqtt.MqttTls(""), () => wake.Set(), _ => { });
        LinkContract contract = new(link);

        contract.Open(LinkContract.To(proxy.Port, 30));
        Wait(() => contract.Kinds.Contains(MqttEventKind.Connected));
        LoseUnacknowledged();

        Assert.DoesNotContain(MqttEventKind.Dropped, contract.Kinds);
        Assert.AreEqual(1, contract.Unsettled);

        contract.Open(LinkContract.To(proxy.Port, 30));
        Wait(() => contract.Unsettled == 0);
        Assert.DoesNotContain(MqttEventKind.Dropped, contract.Kinds);

        contract.Kinds.Clear();
        LoseUnacknowledged();
        contract.Kinds.Clear();
        contract.Open(LinkContract.To(proxy.Port, 31));
        Wait(() => contract.Kinds.Contains(MqttEventKind.Connected));
        Assert.AreEqual(MqttEventKind.Dropped, contract.Kinds[0]);
        Assert.AreEqual(0, contract.Unsettled);

        void LoseUnacknowledged()
        {
            proxy.ToClient.Mode = FlowMode.Swallow;
            contract.Publish();
            proxy.CutAll();
            Wait(() => contract.Kinds.Contains(MqttEventKind.Lost));
            proxy.Pass();
        }

        void Wait(Func<bool> until)
        {
            for (contract.Take(); !until(); contract.Take())
            {
                Assert.IsTrue(wake.WaitOne(Limits.Hang), "No event.");
            }
        }
    }

    // A message is on its way when the broker is killed; then the broker comes back.
    private static LinkContract Lose(ClientStyle style)
    {
        World world = new(1);
        SimulatedBroker broker = new(world);
        SimulatedLink link = new(world, new Network(world), _ => broker, style);
        LinkContract contract = new(link);
        contract.Open(LinkContract.To(1883, 30));
        world.Run(1000);
        contract.Take();

        broker.Kill();
        contract.Publish();
        world.Run(1000);
        contract.Take();
        broker.Start();
        contract.Open(LinkContract.To(1883, 30));
        world.Run(1000);
        contract.Take();
        return contract;
    }
}
