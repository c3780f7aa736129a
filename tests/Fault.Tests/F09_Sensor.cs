using System.Text.Json;
using Fault.Tests.Simulation;
using Firmware.Core;
using Kit;

namespace Fault.Tests;

/// <summary>The sensor fails in every way and recovers.</summary>
[TestClass]
public sealed class F09_Sensor
{
    private static readonly string[] Faults = ["timeout", "checksum", "range", "stuck", "absent"];

    /// <summary>With a real process, as a person can play it: what a broken part answers becomes the reason.</summary>
    [TestMethod]
    [TestCategory("Servers")]
    public async Task The_reason_stands_in_the_reading_and_in_health_and_no_number_is_made_up()
    {
        await using Broker broker = await Broker.Start();
        await using Diary diary = await Diary.Begin(broker.Port);
        await using Device device = await Device.StartOnline(broker.Port, "--faults", "-");
        foreach (string fault in Faults)
        {
            await device.Fault($"sensor {fault}");
            IsEmpty(await Reading(diary, fault));
        }

        await device.Fault("sensor ok");
        JsonElement well = await Reading(diary, "ok");

        Assert.AreEqual(JsonValueKind.Number, well.GetProperty("temperature").ValueKind);

        Received health = await diary.Subscriber.Messages.Seen(
            message => message.Topic.EndsWith("/health", StringComparison.Ordinal)
                && Faults.All(fault => Device.Json(message).GetProperty(fault).GetInt32() > 0), "health with every reason");

        Assert.AreEqual(well.GetProperty("session").GetInt32(), Device.Json(health).GetProperty("session").GetInt32());

        diary.Check();
        Table.Add(9, "timeout, checksum, range, stuck, absent, well again", $"each with its reason, {well.GetProperty("seq").GetInt32()} samples, no restart");
    }

    [TestMethod]
    public void Samples_go_on_at_their_pace_while_the_sensor_fails()
    {
        Scene scene = new(ClientStyle.Forgets, """{"broker":"b","interval":10}""");
        List<JsonElement> readings = [];
        scene.Broker.Published += message => Record(message, readings);
        foreach (string fault in Faults)
        {
            scene.Node.Sensor.Fault = Enum.Parse<Quality>(fault, ignoreCase: true);
            scene.World.Run(Scene.Minute);
        }

        scene.Node.Sensor.Fault = Quality.Ok;
        scene.World.Run(Scene.Minute + Scene.Second);

        Assert.AreEqual(scene.World.NowMs / 10000 + 1, scene.Witness.Samples);
        Assert.HasCount(scene.Witness.Samples, readings);
        Assert.AreEqual(
            "timeout checksum range stuck absent ok", string.Join(' ', readings.Select(reading => reading.GetProperty("quality").GetString()).Distinct()));
        readings.Where(reading => reading.GetProperty("quality").GetString() != "ok").ToList().ForEach(IsEmpty);
        Table.Add(9, "each fault for a minute, in virtual time", $"{scene.Witness.Samples} of {scene.Witness.Samples} samples on time");
    }

    private static void IsEmpty(JsonElement reading)
    {
        Assert.AreEqual(JsonValueKind.Null, reading.GetProperty("temperature").ValueKind);
        Assert.AreEqual(JsonValueKind.Null, reading.GetProperty("humidity").ValueKind);
    }

    private static void Record(Message message, List<JsonElement> readings)
    {
        if (message.Topic == "home/n1/reading")
        {
            using JsonDocument json = JsonDocument.Parse(message.Payload);
            readings.Add(json.RootElement.Clone());
        }
    }

    private static async Task<JsonElement> Reading(Diary diary, string quality)
    {
        return Device.Json(await diary.Subscriber.Messages.Next(
            message => message.Topic.EndsWith("/reading", StringComparison.Ordinal)
                && Device.Json(message).GetProperty("quality").GetString() == quality, $"a reading with quality {quality}"));
    }
}
