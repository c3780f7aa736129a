using System.Text.Json;
using System.Xml.Linq;
using Kit;

namespace Recipe.Tests;

/// <summary>What docs/recipes.md says of Node-RED with our flow.</summary>
[TestClass]
public sealed class NodeRedTests
{
    [TestMethod]
    public async Task The_graph_names_the_present_value_a_fault_and_a_node_that_is_gone()
    {
        await using Room room = await Room.Start();
        await using NodeRed nodeRed = await NodeRed.Start(room.Broker);
        Page graph = nodeRed.Graph("temperature");
        _ = await graph.Shows(page => Text(page).Contains($"{Room.Place}: ", StringComparison.Ordinal), "the place");
        _ = await room.Fault("sensor timeout", "timeout");
        _ = await graph.Shows(page => Text(page).Contains($"{Room.Place}: no value", StringComparison.Ordinal), "that there is no value");
        await room.KillNode();
        _ = await graph.Shows(page => Text(page).Contains($"{Room.Place}: offline", StringComparison.Ordinal), "that it is offline");
    }

    [TestMethod]
    [DataRow("temperature", "°C")]
    [DataRow("humidity", "%")]
    public async Task The_graph_shows_what_the_node_measured(string quantity, string unit)
    {
        await using Room room = await Room.Start();
        await using NodeRed nodeRed = await NodeRed.Start(room.Broker);
        JsonElement reading = await room.Measure();
        string shown = $"{Room.Place}: {reading.GetProperty(quantity)} {unit}";
        _ = await nodeRed.Graph(quantity).Shows(page => Text(page).Contains(shown, StringComparison.Ordinal), shown);
    }

    [TestMethod]
    public async Task A_reading_counts_once_and_the_line_breaks_where_one_is_missing()
    {
        await using Broker broker = await Broker.Start();
        await using NodeRed nodeRed = await NodeRed.Start(broker);
        await Publish(broker, "reading", 1, "19.0");
        await Publish(broker, "reading", 2, "19.5");
        await Publish(broker, "history", 2, "19.5");
        await Publish(broker, "reading", 3, "null");
        await Publish(broker, "reading", 4, "20.0");
        await Publish(broker, "reading", 6, "21.0");
        Page graph = nodeRed.Graph("temperature");
        _ = await graph.Shows(page => Moves(page) == "MLMM", "one point each, and two gaps");

        await Publish(broker, "history", 5, "20.5");
        _ = await graph.Shows(page => Moves(page) == "MLMLL", "the late one in its place");
    }

    [TestMethod]
    public async Task A_board_that_was_erased_goes_on_in_its_graph()
    {
        await using Broker broker = await Broker.Start();
        await using NodeRed nodeRed = await NodeRed.Start(broker);
        await Publisher.Publish(broker.Port, "home/attic/status", "online", retain: true);
        foreach (int number in Enumerable.Range(1, 5))
        {
            await Publish(broker, "reading", number, $"1{number}.0", session: 900);
        }

        await Publish(broker, "reading", 6, "20.0", session: 7);
        await Publish(broker, "reading", 7, "21.0", session: 7);

        _ = await nodeRed.Graph("temperature").Shows(page => Text(page).Contains("attic: 21 °C", StringComparison.Ordinal), "the newest value");
        _ = await nodeRed.Graph("temperature").Shows(page => Moves(page) == "MLLLLML", "both runs in the order of time");
    }

    private static Task Publish(Broker broker, string topic, int seq, string value, int session = 1)
    {
        return Publisher.Publish(
            broker.Port,
            $"home/attic/{topic}",
            $$"""{"seq":{{seq}},"session":{{session}},"at":"2026-01-01T00:00:0{{seq}}Z","up":{{seq}},"temperature":{{value}},"quality":"ok","rev":1}""");
    }

    private static string Text(string page)
    {
        return page.Length == 0 ? page : XDocument.Parse(page).Root!.Value;
    }

    /// <summary>The letters of the line: M begins one, L goes on.</summary>
    private static string Moves(string page)
    {
        XElement? line = page.Length == 0 ? null : XDocument.Parse(page).Descendants().SingleOrDefault(one => one.Name.LocalName == "path");
        return string.Concat(line?.Attribute("d")!.Value.Where(char.IsLetter) ?? []);
    }
}
