using Kit;

namespace Fault.Tests;

/// <summary>Every byte comes alone, in both directions.</summary>
[TestClass]
public sealed class F05_SingleBytes
{
    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    public async Task Nothing_changes(int qos)
    {
        await using Broker broker = await Broker.Start();
        await using FaultProxy proxy = new(broker.Port);
        proxy.ToBroker.Mode = FlowMode.Slice;
        proxy.ToClient.Mode = FlowMode.Slice;
        await using Diary diary = await Diary.Begin(broker.Port);
        await using Device device = await Device.StartOnline(proxy.Port, "--qos", $"{qos}");
        await Publisher.Publish(broker.Port, Device.Base + "/config", """{"id":"sliced","health":77}""");
        Received answer = await diary.Subscriber.Messages.Seen(message => message.Topic.EndsWith("/config/result", StringComparison.Ordinal), "the answer");
        int all = await diary.IsWhole(5);

        diary.Check();
        Assert.IsTrue(Device.Json(answer).GetProperty("ok").GetBoolean());
        Assert.AreEqual(0, diary.Twice);
        Table.Add(5, $"everything in single bytes, QoS {qos}", $"{all} readings, none missing, none twice; settings answered");
    }
}
