using Fault.Tests.Simulation;
using Firmware.Core;
using Kit;

namespace Fault.Tests;

/// <summary>
/// Every byte comes alone, in both directions. That nothing is missing while each takes its time is shown in virtual time. Only real processes show
/// that client and broker read packets from a stream whatever its pieces are; the node sends when it is told to and the next command follows the
/// reading of the one before, so a slow machine only takes longer.
/// </summary>
[TestClass]
public sealed class F05_SingleBytes
{
    private const int Readings = 5;

    [TestMethod]
    [DataRow("Keeps", 1)]
    [DataRow("Keeps", 2)]
    [DataRow("Forgets", 1)]
    [DataRow("Forgets", 2)]
    public void A_link_of_1000_bytes_a_second_loses_nothing(string style, int qos)
    {
        Scene scene = new(Enum.Parse<ClientStyle>(style), $$"""{"broker":"b","interval":10,"qos":{{qos}}}""");
        scene.Network.MsPerByte = 1;
        List<ConfigOutcome> answers = [];
        scene.Node.Watch.OnConfigured += answers.Add;
        scene.World.Run(5 * Scene.Minute);

        scene.Broker.Publish("home/n1/config", """{"id":"sliced","health":77}"""u8.ToArray());
        scene.World.Run(5 * Scene.Minute);
        scene.Network.MsPerByte = 0;
        scene.Until(() => scene.Node.Node.Outbox.Count == 0 && scene.Witness.Missing == 0, Scene.Minute);

        Assert.AreEqual(ConfigOutcome.Changed, answers.Single());
        Assert.AreEqual(0, scene.Node.Node.Outbox.Dropped);

        // A client that forgets sends again after a second, also what only waits behind the announcement: the number tells.
        Assert.IsTrue(style == "Forgets" || scene.Witness.Twice == 0);
        Table.Add(5, $"1 ms for each byte, QoS {qos}, client that {style.ToLowerInvariant()}",
            $"{scene.Witness.Delivered} readings, none missing, {scene.Witness.Twice} twice; settings answered");
    }

    [TestMethod]
    [TestCategory("Servers")]
    [DataRow(1)]
    [DataRow(2)]
    public async Task Nothing_changes(int qos)
    {
        await using Broker broker = await Broker.Start();
        await using FaultProxy proxy = new(broker.Port);
        proxy.ToBroker.Mode = FlowMode.Slice;
        proxy.ToClient.Mode = FlowMode.Slice;
        await using Diary diary = await Diary.Begin(broker.Port);
        await using Device device = await Device.StartOnline(proxy.Port, "--qos", $"{qos}", "--interval", "3600");
        _ = await diary.Has(1);

        await Publisher.Publish(broker.Port, Device.Base + "/config", """{"id":"sliced","health":77}""");
        Received answer = await diary.Subscriber.Messages.Seen(message => message.Topic.EndsWith("/config/result", StringComparison.Ordinal), "the answer");
        for (int number = 2; number <= Readings; number++)
        {
            await Publisher.Publish(broker.Port, Device.Base + "/command", """{"do":"read"}""");
            _ = await diary.Has(number);
        }

        diary.Check();
        Assert.IsTrue(Device.Json(answer).GetProperty("ok").GetBoolean());
        Assert.HasCount(Readings, diary.Live);
        Table.Add(5, $"everything in single bytes, QoS {qos}", $"{Readings} readings, none missing, none twice; settings answered");
    }
}
