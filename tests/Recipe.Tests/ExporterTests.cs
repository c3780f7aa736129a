using System.Text.Json;

namespace Recipe.Tests;

/// <summary>What docs/recipes.md says of prometheus-mqtt-exporter with our two files.</summary>
[TestClass]
public sealed class ExporterTests
{
    private const string Readings = "prometheus-mqtt-exporter.yaml";
    private const string Health = "prometheus-mqtt-exporter-health.yaml";

    [TestMethod]
    public async Task It_shows_what_the_node_measures_and_follows_it()
    {
        await using Room room = await Room.Start();
        await using Exporter exporter = Exporter.Start(Readings, room.Port);
        JsonElement first = await room.Measure();
        double temperature = first.GetProperty("temperature").GetDouble();
        _ = await exporter.Shows("temperature_celsius", Room.Place, temperature);
        _ = await exporter.Shows("humidity_percent", Room.Place, first.GetProperty("humidity").GetDouble());
        _ = await exporter.Shows("sensor_node_online", Room.Place, 1);

        // The room itself does not get five degrees warmer.
        JsonElement second = await room.Set(
            """{"offset_temperature":10.0}""", reading => reading.GetProperty("temperature").GetDouble() > temperature + 5);
        _ = await exporter.Shows("temperature_celsius", Room.Place, second.GetProperty("temperature").GetDouble());
        string page = await exporter.Page.Now();
        StringAssert.Contains(page, "# HELP temperature_celsius Air temperature\n# TYPE temperature_celsius gauge\n");
        StringAssert.Contains(page, "# TYPE sensor_node_online gauge\n");
        Assert.IsNull(Metric.Find(page, "pressure_hectopascals", Room.Place), "The sensor does not measure pressure.");
    }

    [TestMethod]
    public async Task It_shows_how_the_node_is()
    {
        await using Room room = await Room.Start();
        await using Exporter exporter = Exporter.Start(Health, room.Port);
        _ = await room.Fault("sensor timeout", "timeout");
        _ = await room.Fault("sensor ok", "ok");
        _ = await exporter.Shows("sensor_node_sensor_ok", Room.Place, 1);
        _ = await exporter.Shows("sensor_node_connects_total", Room.Place, 1);
        _ = await exporter.Shows("sensor_node_dropped_total", Room.Place, 0);
        _ = await exporter.Shows("sensor_node_free_bytes", Room.Place, metric => metric.Value > 0, "more than nothing");

        string page = await exporter.Page.Now();

        StringAssert.Contains(page, "# TYPE sensor_node_dropped_total counter\n");
        StringAssert.Contains(page, "# TYPE sensor_node_free_bytes gauge\n");
    }

    [TestMethod]
    public async Task After_a_sensor_fault_the_last_value_stays_with_its_old_time_and_health_says_why()
    {
        await using Room room = await Room.Start();
        await using Exporter exporter = Exporter.Start(Readings, room.Port);
        await using Exporter health = Exporter.Start(Health, room.Port);
        _ = await exporter.Shows("temperature_celsius", Room.Place, metric => metric.TimeMs is not null, "there, with a time");
        Metric before = await TemperatureAfter(exporter, await room.Fault("sensor timeout", "timeout"));
        _ = await health.Shows("sensor_node_sensor_ok", Room.Place, 0);

        JsonElement failed = await room.Measure();

        Assert.AreEqual(JsonValueKind.Null, failed.GetProperty("temperature").ValueKind);

        Metric after = await TemperatureAfter(exporter, failed);
        Assert.AreEqual(before.Value, after.Value);
        Assert.AreEqual(before.TimeMs, after.TimeMs);

        _ = await exporter.Shows("sensor_node_online", Room.Place, 1);
    }

    [TestMethod]
    public async Task A_node_that_died_is_offline_and_its_last_value_stays()
    {
        await using Room room = await Room.Start();
        await using Exporter exporter = Exporter.Start(Readings, room.Port);
        JsonElement last = await room.Measure();
        double temperature = last.GetProperty("temperature").GetDouble();
        _ = await exporter.Shows("temperature_celsius", Room.Place, temperature);
        await room.KillNode();
        _ = await exporter.Shows("sensor_node_online", Room.Place, 0);
        Metric dead = await exporter.Shows("temperature_celsius", Room.Place, temperature);

        // What the broker kept looks new to an exporter that was started anew; only sensor_node_online tells.
        await using Exporter anew = Exporter.Start(Readings, room.Port);
        _ = await anew.Shows("sensor_node_online", Room.Place, 0);
        Metric kept = await anew.Shows("temperature_celsius", Room.Place, temperature);

        Assert.IsGreaterThan(dead.TimeMs!.Value, kept.TimeMs!.Value);
        Assert.AreEqual(dead.TimeMs, Metric.Find(await exporter.Page.Now(), "temperature_celsius", Room.Place)!.TimeMs);
    }

    [TestMethod]
    public async Task A_node_that_was_told_to_forget_is_offline()
    {
        await using Room room = await Room.Start();
        await using Exporter exporter = Exporter.Start(Readings, room.Port);
        _ = await exporter.Shows("sensor_node_online", Room.Place, 1);
        await room.Command($$"""{"do":"forget","confirm":"{{Room.Id}}"}""");
        _ = await exporter.Shows("sensor_node_online", Room.Place, 0);
    }

    /// <summary>The temperature once the exporter has had a reading: plain values come before their reading.</summary>
    private static async Task<Metric> TemperatureAfter(Exporter exporter, JsonElement reading)
    {
        int seq = reading.GetProperty("seq").GetInt32();
        string page = await exporter.Page.Shows(page => ReadingsSeen(page) >= seq, $"reading {seq} has come");
        return Metric.Find(page, "temperature_celsius", Room.Place)!;
    }

    private static double ReadingsSeen(string page)
    {
        return Metric.Of(page).Where(metric => metric.Name == "received_messages"
            && metric.Labels["topic"] == $"home/{Room.Place}/reading").Sum(metric => metric.Value);
    }
}
