using Kit;

namespace Fault.Tests;

/// <summary>
/// Every byte comes alone, in both directions. With real processes, because it is their reading of packets from a stream that is tried; the
/// node sends when it is told to and the next command follows the reading of the one before, so a slow machine only takes longer.
/// </summary>
[TestClass]
[TestCategory("Servers")]
public sealed class F05_SingleBytes
{
    private const int Readings = 5;

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
