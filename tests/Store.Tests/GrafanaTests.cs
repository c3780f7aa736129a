using System.Data.Common;
using System.Text.Json;
using Kit;
using Store.Databases;

namespace Store.Tests;

/// <summary>The questions of docs/recipes/grafana-dashboard.json, asked as Grafana would.</summary>
[TestClass]
[TestCategory("Servers")]
public sealed class GrafanaTests
{
    [TestMethod]
    public async Task Every_question_of_the_dashboard_is_answered()
    {
        string place = await PostgresServer.NewDatabase();
        using ReadingStore store = ReadingStore.Open(place);
        store.Write(
            [.. Samples.Readings(1, 400)
            .Select(static one => one with { Values = new Dictionary<string, double?>(one.Values) { ["humidity"] = 50, ["pressure"] = 1013 } })]);
        store.WriteAlarms("home", "attic", [new Alarm("temperature", "high", Samples.At(3), null, 30)], Samples.At(3));
        string[] questions =
            [.. Questions(JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", "recipes", "grafana-dashboard.json"))).RootElement)];
        using Database database = Database.For(place);
        using DbConnection connection = database.Open();

        int[] rows = [.. questions.Select(one => connection.All(static row => row.GetValue(0), Filled(one)).Count)];

        Assert.AreEqual(9, questions.Length);
        CollectionAssert.AreEqual(new[] { 1, 1, 400, 4, 400, 4, 400, 4, 1 }, rows, string.Join(' ', rows));
    }

    private static string Filled(string question) => question.Replace("${place:sqlstring}", "'attic'", StringComparison.Ordinal)
        .Replace("$__from", $"{Samples.Start.ToUnixTimeMilliseconds()}", StringComparison.Ordinal)
        .Replace("$__to", $"{Samples.At(1000).ToUnixTimeMilliseconds()}", StringComparison.Ordinal);

    private static IEnumerable<string> Questions(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object
            => json.EnumerateObject()
            .SelectMany(static one => one.Value.ValueKind == JsonValueKind.String && one.Value.GetString()!.StartsWith("SELECT", StringComparison.Ordinal)
            ? [one.Value.GetString()!]
            : Questions(one.Value)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Questions),
        _ => [],
    };
}
