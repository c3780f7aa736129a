using System.Globalization;
using System.Text.Json;
using Kit;

namespace Recipe.Tests;

/// <summary>What docs/recipes.md says of Prometheus.</summary>
[TestClass]
public sealed class PrometheusTests
{
    [TestMethod]
    public async Task Configuration_and_rules_are_right()
    {
        await Promtool("check", "config", RecipeFile.Path("prometheus.yml"));
        await Promtool("check", "rules", RecipeFile.Path("prometheus-alerts.yml"));
    }

    [TestMethod]
    public async Task The_rules_tell_of_a_dead_node_and_of_a_dead_sensor()
    {
        using TemporaryFolder folder = new();
        _ = RecipeFile.Copy("prometheus-alerts.yml", folder);
        string test = folder.File("alerts-test.yml");
        File.Copy(Path.Combine(Repository.Root, "tests", "Recipe.Tests", "alerts-test.yml"), test);
        await Promtool("test", "rules", test);
    }

    [TestMethod]
    public async Task It_knows_a_reading_by_its_place_and_forgets_it_when_no_more_come()
    {
        await using Room room = await Room.Start();
        await using Exporter exporter = Exporter.Start("prometheus-mqtt-exporter.yaml", room.Port);
        await using PrometheusServer server = PrometheusServer.Start(exporter.Port, forgetSeconds: 5);
        JsonElement reading = await room.Set("""{"interval":1}""", _ => true);
        IReadOnlyDictionary<string, string> temperature = await server.Answers("temperature_celsius");
        Assert.AreEqual(Room.Place, temperature["place"]);
        Assert.IsFalse(temperature.ContainsKey("sensor") || temperature.ContainsKey("topic"));
        Assert.AreEqual(
            reading.GetProperty("temperature").GetDouble(), double.Parse(temperature["value"], CultureInfo.InvariantCulture), 1.0);

        _ = await room.Set("""{"interval":86400}""", _ => true);
        await server.AnswersNothing("temperature_celsius");
        IReadOnlyDictionary<string, string> silent = await server.Answers("sensor_node_online == 1 unless on (place) temperature_celsius");
        Assert.AreEqual(Room.Place, silent["place"]);
    }

    private static async Task Promtool(params string[] arguments)
    {
        await using ChildProcess process = ChildProcess.Start(Programs.Find("promtool", "prometheus"), arguments);
        Assert.AreEqual(0, await process.Exit(), $"{process.Output}");
    }
}
