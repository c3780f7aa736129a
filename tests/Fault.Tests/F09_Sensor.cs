using System.Text.Json;
using Kit;

namespace Fault.Tests;

/// <summary>The sensor fails in every way and recovers, by a script that a person can play as well.</summary>
[TestClass]
public sealed class F09_Sensor
{
    private static readonly string[] Faults = ["timeout", "checksum", "range", "stuck", "absent"];

    [TestMethod]
    public async Task The_reason_stands_in_the_reading_and_in_health_and_no_number_is_made_up()
    {
        using TemporaryFolder folder = new();
        string script = folder.File("script.txt");
        File.WriteAllLines(script, Faults.Select((fault, i) => $"at {3 + 3 * i} sensor {fault}").Append("at 18 sensor ok"));
        await using Broker broker = await Broker.Start();
        await using Diary diary = await Diary.Begin(broker.Port);
        await using Device device = await Device.StartOnline(broker.Port, "--faults", script);
        foreach (string fault in Faults)
        {
            JsonElement reading = await Reading(diary, fault);
            Assert.AreEqual(JsonValueKind.Null, reading.GetProperty("temperature").ValueKind);
            Assert.AreEqual(JsonValueKind.Null, reading.GetProperty("humidity").ValueKind);
        }

        JsonElement well = await Reading(diary, "ok");
        Assert.AreEqual(JsonValueKind.Number, well.GetProperty("temperature").ValueKind);
        Received health = await diary.Subscriber.Messages.Seen(
            message => message.Topic.EndsWith("/health", StringComparison.Ordinal) && Faults.All(fault => Device.Json(message).GetProperty(fault).GetInt32() > 0), "health with every reason");
        Assert.AreEqual(well.GetProperty("session").GetInt32(), Device.Json(health).GetProperty("session").GetInt32());
        diary.Check();
        Table.Add(9, "timeout, checksum, range, stuck, absent, well again", $"each with its reason, {well.GetProperty("seq").GetInt32()} samples, no restart");
    }

    private static async Task<JsonElement> Reading(Diary diary, string quality)
    {
        return Device.Json(await diary.Subscriber.Messages.Next(
            message => message.Topic.EndsWith("/reading", StringComparison.Ordinal) && Device.Json(message).GetProperty("quality").GetString() == quality, $"a reading with quality {quality}"));
    }
}
