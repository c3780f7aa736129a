using System.Text;
using System.Text.Json;
using Station.Contract;
using Station.Record;
using Store;

namespace Station.Files;

/// <summary>Reads one JSON object a line.</summary>
internal static class JsonLinesImport
{
    /// <summary>Reads it line by line; blank lines do not count.</summary>
    internal static IEnumerable<FileLine> Read(string path, TimeCells times, string root)
    {
        long number = 0;
        foreach (string line in File.ReadLines(path))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                StoredReading? reading = Parse(line, times, root, out string? problem);
                yield return new FileLine(number, reading, problem);
            }
        }
    }

    private static StoredReading? Parse(string line, TimeCells times, string root, out string? problem)
    {
        if (CheckedJson.Object(Encoding.UTF8.GetBytes(line), out problem) is not { } json)
        {
            problem += "; it may end early";
            return null;
        }

        DateTimeOffset? at = times.Parse(TimeText(json, "at"), out problem);
        DateTimeOffset? received = problem is null ? times.Parse(TimeText(json, "received"), out problem) ?? at : null;
        string? place = json.Text("place");
        problem ??= place is null ? "there is no place" : received is null ? "there is neither at nor received" : null;
        return problem is null
            ? ReadingMessage.ToStore(json.Text("root") ?? root, place!, NodeReading.Read(json), json, isRetained: false, received!.Value) with { At = at }
            : null;
    }

    private static string TimeText(JsonElement json, string name) => json.Text(name)
        ?? (json.Member(name) is { ValueKind: JsonValueKind.Number } value ? value.GetRawText() : "");
}
