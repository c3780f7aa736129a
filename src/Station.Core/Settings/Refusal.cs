using System.Text.Json;
using Cli;
using Firmware.Core;
using Station.Contract;
using Texts;

namespace Station.Settings;

/// <summary>Says in words why a node refused.</summary>
internal static class Refusal
{
    /// <summary>One line for each reason in an answer.</summary>
    internal static IEnumerable<string> Explain(JsonElement answer)
    {
        foreach (JsonElement error in answer.Elements("errors"))
        {
            yield return HarmlessText.Show(error.ValueKind == JsonValueKind.Object ? Line(error) : error.ToString(), 200);
        }

        if (answer.Flag("ok") == false && answer.Member("errors") is not { ValueKind: JsonValueKind.Array })
        {
            string[] rest = [.. answer.Members().Where(static one => one.Name is not ("id" or "ok" or "rev")).Select(static one => $"{one.Name}: {one.Value}")];
            yield return HarmlessText.Show(rest.Length == 0 ? "no reason given" : string.Join(", ", rest), 200);
        }

        if (answer.Whole("more") is { } more)
        {
            yield return $"and {more} more";
        }
    }

    /// <summary>The reasons that are about one setting each, by its key.</summary>
    internal static IReadOnlyDictionary<string, string> ByKey(JsonElement answer)
    {
        Dictionary<string, string> reasons = new(StringComparer.Ordinal);
        if (answer.TryGetProperty("errors", out JsonElement errors) && errors.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement error in errors.EnumerateArray().Where(static one => one.ValueKind == JsonValueKind.Object))
            {
                if (error.Text("key") is { } key)
                {
                    reasons[key] = HarmlessText.Show(Reason(error), 200);
                }
            }
        }

        return reasons;
    }

    private static string Line(JsonElement error)
    {
        if (error.Text("is") == Words.NoLink)
        {
            return "no lasting link with the new settings: " + LinkReasonText.Of(error.Text("reason") ?? "no reason given");
        }

        if (error.Text("is") == Words.Occupied)
        {
            return $"place: the node {error.Text("by") ?? "with another id"} is there; no two nodes have one place";
        }

        string what = error.Text("key") ?? (error.Whole("at") is { } position ? $"byte {position}" : "message");
        return what + ": " + Reason(error);
    }

    private static string Reason(JsonElement error)
    {
        string word = error.Text("is") ?? "refused";
        string reason = Wire.Error(word) is { } known ? ErrorText.Of(known, Limits(error), Allowed(error)) : word;
        return word == Words.Of(ConfigError.Unknown) && error.Text("key") is { } key ? reason + Instead(key) : reason;
    }

    // A suggestion for a key that the node does not have.
    private static string Instead(string key)
    {
        string? meant = Nearest.Of(key, Enumerable.Range(0, Setting.Count).Select(static one => SettingsTable.Get(one).Key));
        return meant is null ? "" : meant == key ? " at this node: it does not measure that" : $"; did you mean {meant}?";
    }

    private static string Limits(JsonElement error)
        => error.Whole("min") is { } lowest && error.Whole("max") is { } highest ? $"{lowest} to {highest}" : "within its range";

    private static string Allowed(JsonElement error) => error.Member("allowed") is { ValueKind: JsonValueKind.Array }
        ? string.Join(", ", error.Elements("allowed").Select(static one => one.ToString()))
        : "its words";
}
