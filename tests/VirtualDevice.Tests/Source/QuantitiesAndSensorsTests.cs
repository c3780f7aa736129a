using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Firmware.Core;
using Kit;

namespace VirtualDevice.Tests.Source;

/// <summary>What the documents, schema and command line say of quantities and sensors is what the tables of the core say.</summary>
[TestClass]
public sealed partial class QuantitiesAndSensorsTests
{
    private static readonly QuantityDefinition[] Quantities = [.. Enumerable.Range(0, Quantity.Count).Select(QuantityTable.Get)];
    private static readonly int[] Kinds = [.. Enumerable.Range(1, SensorKind.Count - 1)];

    [TestMethod]
    public void The_page_of_sensors_shows_the_table_of_sensors()
    {
        string page = Read("docs/sensors.md");
        string source = Read("src/Firmware.Core/Contract/SensorTable.cs");
        Dictionary<string, string[]> said = Row().Matches(source)
            .ToDictionary(match => match.Groups[2].Value, match => match.Groups[1].Value.Split('|', StringSplitOptions.TrimEntries));

        foreach (SensorDefinition row in Kinds.Select(SensorTable.Get))
        {
            Assert.IsTrue(said.TryGetValue(row.Name, out string[]? parts) && parts.Length == 5, $"{row.Name} has no comment of five parts in SensorTable.cs.");
            StringAssert.Contains(page, $"| {parts[0]} | {parts[1]} | {parts[2]} | {parts[3]} | {row.PaceMs / 1000} s | {parts[4]} |\n");
        }
    }

    [TestMethod]
    public void The_contract_shows_the_topic_of_each_quantity()
    {
        string row = File.ReadLines(Path.Combine(Repository.Root, "docs", "contract.md")).Single(line => line.Contains("the plain number"));

        string position = File.ReadLines(Path.Combine(Repository.Root, "docs", "contract.md"))
            .Single(line => line.StartsWith($"| `<base>/{Leaf.Position}`", StringComparison.Ordinal));

        StringAssert.Contains(position, QuantityTable.Get(Quantity.Latitude).Unit);

        foreach (int quantity in Enumerable.Range(0, Quantity.Count).Where(one => QuantityTable.TopicOf(one) != Leaf.Position))
        {
            StringAssert.Contains(row, $"/{QuantityTable.TopicOf(quantity)}`");
            StringAssert.Contains(row, QuantityTable.Get(quantity).Unit);
        }
    }

    [TestMethod]
    public void The_page_of_sensors_shows_the_table_of_quantities()
    {
        string page = Read("docs/sensors.md");

        foreach (QuantityDefinition row in Quantities)
        {
            StringAssert.Contains(
                page,
                $"| `{row.Name}` | {row.Unit} | {Scaled(row, row.Minimum)} to {Scaled(row, row.Maximum)} | {Scaled(row, row.Step)} "
                + $"| {(row.Name == "latitude" ? $"{row.MaxDeadband} m" : OrNone(row, row.MaxDeadband))} | {OrNone(row, row.MaxOffset)} |\n");
        }
    }

    [TestMethod]
    public void The_schema_of_a_reading_has_every_quantity_with_its_range_and_every_quality()
    {
        using JsonDocument schema = JsonDocument.Parse(Read("src/Station.Core/Check/reading.schema.json"));
        JsonElement properties = schema.RootElement.GetProperty("properties");

        foreach (QuantityDefinition quantity in Quantities)
        {
            JsonElement property = properties.GetProperty(quantity.Name);
            double scale = Math.Pow(10, quantity.Decimals);
            Assert.AreEqual(quantity.Minimum / scale, property.GetProperty("minimum").GetDouble(), quantity.Name);
            Assert.AreEqual(quantity.Maximum / scale, property.GetProperty("maximum").GetDouble(), quantity.Name);
            Assert.Contains(quantity.Name, schema.RootElement.GetProperty("anyOf").EnumerateArray().Select(one => one.GetProperty("required")[0].GetString()));
            _ = schema.RootElement.GetProperty("then").GetProperty("properties").GetProperty(quantity.Name);
        }

        string[] qualities = [.. properties.GetProperty("quality").GetProperty("enum").EnumerateArray().Select(one => one.GetString()!)];

        CollectionAssert.AreEqual(Enum.GetValues<Quality>().Select(Words.Of).ToArray(), qualities);
    }

    [TestMethod]
    public void The_contract_names_every_quality_that_is_not_ok()
    {
        string contract = Read("docs/contract.md");

        foreach (Quality quality in Enum.GetValues<Quality>().Where(one => one != Quality.Ok))
        {
            StringAssert.Contains(contract, $"`{Words.Of(quality)}`");
        }
    }

    [TestMethod]
    public async Task Every_sensor_of_the_table_can_be_simulated()
    {
        foreach (int kind in Kinds)
        {
            await using RunningProgram program = RunningProgram.Start(
                "VirtualDevice", "virtual-device", "--broker", $"127.0.0.1:{FreePort.Next()}", "--sensor", SensorTable.Get(kind).Name);

            _ = await program.Prints("reading 1: ");
        }
    }

    private static string OrNone(QuantityDefinition row, int most) => most == 0 ? "none" : Scaled(row, most);

    private static string Scaled(QuantityDefinition row, int value)
        => (value / Math.Pow(10, row.Decimals)).ToString("F" + row.Decimals, CultureInfo.InvariantCulture);

    private static string Read(string path) => File.ReadAllText(Path.Combine([Repository.Root, .. path.Split('/')])).ReplaceLineEndings("\n");

    // // DHT11 | -20 to 60 °C, 5 to 95 %RH | 1 °C, 1 %RH | 2 K, 5 %RH | 19 KB
    // return new SensorDefinition("dht11", ...
    [GeneratedRegex("// ([^\\n]*\\|[^\\n]*)\\n\\s*return new SensorDefinition\\(\"(\\w+)\"")]
    private static partial Regex Row();
}
