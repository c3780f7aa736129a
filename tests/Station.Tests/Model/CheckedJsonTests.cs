using System.Text;
using System.Text.RegularExpressions;
using Kit;
using Station.Contract;
using Station.Network;

namespace Station.Tests.Model;

[TestClass]
public sealed partial class CheckedJsonTests
{
    [TestMethod]
    [DataRow("""{"a":1,"a":2}""", "a name stands in it twice")]
    [DataRow("""{"a":1,"\u0061":2}""", "a name stands in it twice")]
    [DataRow("""{"a":{"b":1,"b":1}}""", "a name stands in it twice")]
    [DataRow("""{"a":"\ud800"}""", "a text in it ends within a character")]
    [DataRow("""{"a":["\udc00\ud800"]}""", "a text in it ends within a character")]
    [DataRow("""{"\ud800":1}""", "a text in it ends within a character")]
    [DataRow("{", "it is no JSON object")]
    [DataRow("[]", "it is no JSON object")]
    [DataRow("", "it is no JSON object")]
    [DataRow("""{"a":[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]}""", "it is no JSON object")]
    public void What_cannot_be_read_without_care_is_refused_with_the_reason(string text, string reason)
    {
        Assert.IsNull(CheckedJson.Object(Encoding.UTF8.GetBytes(text), out string problem));

        Assert.AreEqual(reason, problem);
    }

    [TestMethod]
    public void A_pair_of_escaped_halves_is_a_character()
    {
        string? text = CheckedJson.Object("""{"a":"\ud83d\ude00"}"""u8.ToArray(), out _)?.Text("a");

        Assert.AreEqual("😀", text);
    }

    [TestMethod]
    [DataRow("interval", "1000000000000")]
    [DataRow("interval", "-1")]
    [DataRow("heartbeat", "1e999")]
    public void A_setting_beyond_what_there_can_be_is_not_known(string key, string value)
    {
        NodeSettings settings = Read("config/state", $$"""{"rev":1,"{{key}}":{{value}}}""").Settings!;

        Assert.AreEqual((1L, null, null), (settings.Revision, settings.IntervalSeconds, settings.HeartbeatSeconds));
    }

    [TestMethod]
    [DataRow("9223372036854775807", "2026-11-26T07:00:00Z")]
    [DataRow("-1", "0001-01-01T00:00:00Z")]
    [DataRow("1e3", "9999-12-31T23:59:59Z")]
    public void A_count_or_time_beyond_what_a_node_can_say_is_not_known(string sequence, string at)
    {
        NodeReading reading = Read("reading", $$"""{"seq":{{sequence}},"session":1,"at":"{{at}}","temperature":21.5}""").Reading!;

        Assert.IsNull(reading.Sequence);
        Assert.AreEqual(at.StartsWith("2026", StringComparison.Ordinal), reading.At is not null);
        Assert.AreEqual(21.5, reading.Values["temperature"]);
    }

    [TestMethod]
    public void Numbers_that_come_at_random_do_not_fill_the_memory()
    {
        SequenceSet set = new();
        for (long number = 2; number < 20_000; number += 2)
        {
            set.Add(number);
        }

        Assert.AreEqual(SequenceSet.MostRanges - 1, set.Missing);
        Assert.IsTrue(set.Contains(3), "It is forgotten, as if it had been seen.");
        Assert.IsFalse(set.Contains(19_997));
    }

    [TestMethod]
    public void Bytes_become_JSON_in_one_place()
    {
        string[] places = [.. Directory.GetFiles(Path.Combine(Repository.Root, "src", "Station.Core"), "*.cs", SearchOption.AllDirectories)
            .Concat(Directory.GetFiles(Path.Combine(Repository.Root, "src", "Station"), "*.cs", SearchOption.AllDirectories))
            .Where(static file => Reading().IsMatch(File.ReadAllText(file)))
            .Select(static file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

        // The values of settings come from whoever types them.
        CollectionAssert.AreEqual(new[] { "Assignments.cs", "CheckedJson.cs" }, places);
    }

    private static NodeMessage Read(string leaf, string payload)
        => NodeMessage.Read("home", new Arrival("home/x/" + leaf, Encoding.UTF8.GetBytes(payload), 1, false))!;

    [GeneratedRegex(@"Json(Document|Node|Object|Serializer)\.(Parse|Deserialize)")]
    private static partial Regex Reading();
}
