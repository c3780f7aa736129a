using System.Text.Json;
using System.Text.RegularExpressions;
using Firmware.Core;
using Kit;
using VirtualDevice.Tests.Device;

namespace VirtualDevice.Tests.Source;

/// <summary>docs/contract.md names every key that a node says and every word that it has, and none besides.</summary>
[TestClass]
public sealed partial class ContractTests
{
    [TestMethod]
    public void Every_word_has_its_row()
    {
        AreTheSame("word of `status`", [Words.Online, Words.Offline, Words.Asleep]);
        AreTheSame("word of `quality`", Enum.GetValues<Quality>().Select(Words.Of));
        AreTheSame("word of `is`", [.. Enum.GetValues<ConfigError>().Skip(1).Select(Words.Of), Words.NoLink, Words.Occupied, Words.Paced]);
        AreTheSame("word of `reason`", Enum.GetValues<LinkReason>().Select(Words.Of));
        AreTheSame("word of `before`", Enum.GetValues<RunEnd>().Select(Words.Of));
        AreTheSame("word of `do`", Enum.GetValues<Command>().Skip(1).Select(Words.Of));
    }

    [TestMethod]
    public async Task Every_key_that_a_node_says_has_its_row()
    {
        await using TestBroker broker = await TestBroker.Start();
        await using Subscriber subscriber = await Subscriber.Start(broker.Port, TestNode.Base + "/#");
        await using TestNode node = await TestNode.StartOnline(broker.Port, "--sleep");

        JsonElement reading = TestNode.Json(await Retained.On(broker.Port, TestNode.Base + "/reading"));
        JsonElement health = TestNode.Json(await Retained.On(broker.Port, TestNode.Base + "/health"));
        JsonElement settings = TestNode.Json(await Retained.On(broker.Port, TestNode.Base + "/config/state"));

        HashSet<string> quantities = [.. Enumerable.Range(0, Quantity.Count).Select(static quantity => QuantityTable.Get(quantity).Name)];
        AreTheSame("key of `reading`", KeysOf(reading).Union(quantities).Append("sensor"));
        AreTheSame("key of `health`", KeysOf(health));
        AreTheSame("setting", KeysOf(settings).Except(["rev"]).Select(ByQuantity).Distinct(), "settings.md", isWhole: false);

        string ByQuantity(string key) => quantities.Contains(key[(key.LastIndexOf('_') + 1)..]) ? key[..key.LastIndexOf('_')] + "_<quantity>" : key;
    }

    [TestMethod]
    [DataRow("config", """{"id":"a","interval":0,"colour":1,"payload":"all"}""")]
    [DataRow("config", """{"id":"a","interval":5}""")]
    [DataRow("config", "{]")]
    [DataRow("config", """{"id":"a","port":1}""")]
    [DataRow("config", """{"a":0,"b":0,"c":0,"d":0,"e":0,"f":0,"g":0,"h":0,"i":0}""")]
    [DataRow("command", """{"id":"a","do":"read"}""")]
    [DataRow("command", """{"do":"sleep"}""")]
    public async Task Every_key_of_an_answer_has_its_row(string leaf, string message)
    {
        await using TestBroker broker = await TestBroker.Start();
        await using Subscriber subscriber = await Subscriber.Start(broker.Port, TestNode.Base + "/#");
        await using TestNode node = await TestNode.StartOnline(broker.Port);

        await Publisher.Publish(broker.Port, $"{TestNode.Base}/{leaf}", message);
        JsonElement answer = await TestNode.Answer(subscriber, $"/{leaf}/result");

        Assert.IsEmpty(KeysOf(answer).Except(Rows("key of an answer")));

        IEnumerable<JsonElement> errors = answer.TryGetProperty("errors", out JsonElement all) ? all.EnumerateArray() : [];
        Assert.IsEmpty(errors.SelectMany(KeysOf).Except(Rows("key of an error")));
    }

    private static IEnumerable<string> KeysOf(JsonElement json) => json.EnumerateObject().Select(static one => one.Name);

    private static void AreTheSame(string heading, IEnumerable<string> said, string page = "contract.md", bool isWhole = true)
    {
        string[] rows = [.. Rows(heading, page)];
        Assert.IsEmpty(said.Except(rows), $"{page} has no row for: {string.Join(' ', said.Except(rows))}");
        Assert.IsEmpty(isWhole ? rows.Except(said) : [], $"{page} has a row too many: {string.Join(' ', rows.Except(said))}");
    }

    // What is in backticks in the first column of a table.
    private static IEnumerable<string> Rows(string heading, string page = "contract.md")
        => File.ReadLines(Path.Combine(Repository.Root, "docs", page))
            .SkipWhile(line => !line.StartsWith($"| {heading} |", StringComparison.Ordinal))
            .Skip(2)
            .TakeWhile(static line => line.StartsWith("| ", StringComparison.Ordinal))
            .SelectMany(static line => Code().Matches(line.Split(" | ")[0]))
            .Select(static match => match.Groups[1].Value);

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
