using Kit;

namespace Fault.Tests;

/// <summary>Only what the broker says is swallowed.</summary>
[TestClass]
public sealed class F03_Deaf
{
    [TestMethod]
    public async Task Readings_are_kept_and_sent_again_and_settings_reach_the_node_afterwards()
    {
        await using Broker broker = await Broker.Start();
        await using FaultProxy proxy = new(broker.Port);
        await using Diary diary = await Diary.Begin(broker.Port);
        await using Device device = await Device.StartOnline(proxy.Port, "--keepalive", "5");
        await diary.IsUnderWay();

        proxy.ToClient.Mode = FlowMode.Swallow;
        await Publisher.Publish(broker.Port, Device.Base + "/config", """{"id":"unheard","health":77}""");
        await device.Keeps(2);
        _ = await device.Program.Prints("it fell silent", Diary.Back);
        proxy.CutAll();
        proxy.Pass();
        _ = await diary.Says("online");
        int all = await diary.IsWhole(diary.Live.Max() + 2);
        Received answer = await diary.Subscriber.Messages.Seen(message => message.Topic.EndsWith("/config/result", StringComparison.Ordinal), "the answer", Diary.Back);

        diary.Check();
        Assert.AreEqual("unheard", Device.Json(answer).GetProperty("id").GetString());
        Table.Add(3, "what the broker says is swallowed", $"{all} readings, none missing, {diary.Twice} twice; the settings sent meanwhile are applied");
    }
}
