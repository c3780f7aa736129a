using System.Text.Json;
using Station.Contract;

namespace Station.Settings;

/// <summary>Says in words why a node refused.</summary>
internal static class Refusal
{
    /// <summary>One line for each reason in an answer.</summary>
    internal static IEnumerable<string> Explain(JsonElement answer)
    {
        if (answer.TryGetProperty("errors", out JsonElement errors) && errors.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement error in errors.EnumerateArray())
            {
                yield return HarmlessText.Show(error.ValueKind == JsonValueKind.Object ? Line(error) : error.ToString(), 200);
            }
        }
        else if (answer.Flag("ok") == false)
        {
            string[] rest = [.. answer.EnumerateObject().Where(static one => one.Name is not ("id" or "ok" or "rev")).Select(static one => $"{one.Name}: {one.Value}")];
            yield return HarmlessText.Show(rest.Length == 0 ? "no reason given" : string.Join(", ", rest), 200);
        }

        if (answer.Whole("more") is { } more)
        {
            yield return $"and {more} more";
        }
    }

    private static string Line(JsonElement error)
    {
        if (error.Text("is") == "link")
        {
            return "no lasting link with the new settings: " + LinkWords.Of(error.Text("reason") ?? "no reason given");
        }

        string what = error.Text("key") ?? (error.Whole("at") is { } position ? $"byte {position}" : "message");
        return what + ": " + Words(error, error.Text("is") ?? "refused");
    }

    private static string Words(JsonElement error, string word) => word switch
    {
        "unknown" => "there is no such setting",
        "duplicate" => "is there twice",
        "type" => "has the wrong type",
        "fraction" => "must be a whole number",
        "range" => $"must be {Limits(error)}",
        "length" => $"must be {Limits(error)} characters long",
        "choice" => $"must be one of {Allowed(error)}",
        "characters" => "has characters that are not allowed",
        "rev" => "another revision is in force",
        "local" => "can only be deployed, not be changed by a message",
        "trial" => "another change is on trial; try again when that has ended",
        "busy" => "too many changes in a short time; try again in ten seconds",
        "plain" => "passwords are only taken over TLS",
        "storage" => "the node could not store it",
        "confirm" => "the confirmation is not the node's id",
        "retained" => "a retained command is never run",
        _ => word,
    };

    private static string Limits(JsonElement error) => error.Whole("min") is { } lowest && error.Whole("max") is { } highest ? $"{lowest} to {highest}" : "within its range";

    private static string Allowed(JsonElement error) => error.TryGetProperty("allowed", out JsonElement allowed) && allowed.ValueKind == JsonValueKind.Array
        ? string.Join(", ", allowed.EnumerateArray().Select(static one => one.ToString()))
        : "its words";
}
