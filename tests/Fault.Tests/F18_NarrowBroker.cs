using System.Text.Json;
using Kit;

namespace Fault.Tests;

/// <summary>A mosquitto that does not take all of what a node sends.</summary>
[TestClass]
[TestCategory("Servers")]
public sealed class F18_NarrowBroker
{
    [TestMethod]
    public async Task A_broker_that_closes_the_connection_because_of_the_announcement_is_sent_it_twice_and_no_more()
    {
        await using Broker broker = await Broker.Start(persistent: false, "max_packet_size 2000");
        await using Diary diary = await Diary.Begin(broker.Port);
        await using Device device = Device.Start(broker.Port);

        const int Connects = 3;
        JsonElement health = await Health(diary, static health => health.GetProperty("connects").GetInt32() == Connects);

        Assert.IsFalse(health.GetProperty("announced").GetBoolean());

        _ = await diary.IsWhole(diary.Live.Max() + 15);

        Assert.AreEqual(Connects, device.Program.Output.All.Count(static line => line.Contains("online", StringComparison.Ordinal)));

        Table.Add(18, "max_packet_size 2000", $"{Connects} connections, then it holds, announced false");
    }

    [TestMethod]
    [DataRow("message_size_limit 2000", "unknown")]
    [DataRow("message_size_limit 0", "True")]
    public async Task Health_says_true_only_of_an_announcement_that_the_broker_has(string line, string announced)
    {
        await using Broker broker = await Broker.Start(persistent: false, line);
        await using Diary diary = await Diary.Begin(broker.Port);
        await using Device device = Device.Start(broker.Port);

        _ = await Health(diary, health => health.GetProperty("announced").ToString() == announced);

        Table.Add(18, line, $"announced {announced}");
    }

    [TestMethod]
    public async Task A_broker_that_keeps_no_messages_is_named_as_such()
    {
        await using Broker broker = await Broker.Start(persistent: false, "retain_available false");

        await using Device device = Device.Start(broker.Port);

        _ = await device.Program.Prints("keeps no retained messages");
    }

    private static async Task<JsonElement> Health(Diary diary, Func<JsonElement, bool> matches)
    {
        Received health = await diary.Subscriber.Messages.Seen(
            message => message.Topic == Device.Base + "/health" && !message.Retained && matches(Device.Json(message)), "health");
        return Device.Json(health);
    }
}
