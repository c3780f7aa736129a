using System.Text.Json;
using Json.Schema;

namespace Station.Check;

/// <summary>The schema of a reading (JSON Schema 2020-12), as the repository ships it, and what it says of one.</summary>
internal static class ReadingSchema
{
    private const string Whole = "reading";

    private static readonly EvaluationOptions EveryError = new() { OutputFormat = OutputFormat.List };

    // What a condition or one of several alternatives does not find is no error by itself.
    private static readonly string[] NoErrors = ["/if/", "/anyOf/"];

    private static readonly JsonSchema Schema = Load();

    /// <summary>Validates.</summary>
    /// <param name="reading">Of a node, checked by <see cref="Contract.CheckedJson"/>.</param>
    /// <returns>What is wrong and where, as <c>seq is 0: 0 should be at least 1</c>; nothing when it is valid.</returns>
    internal static IEnumerable<string> Validate(JsonElement reading)
    {
        EvaluationResults results = Schema.Evaluate(reading, EveryError);
        if (results.IsValid)
        {
            return [];
        }

        string[] errors = [.. (results.Details ?? []).Where(IsError).SelectMany(one => Tell(one, reading)).Distinct()];
        return errors.Length > 0 ? errors : [$"{Whole}: none of the quantities is there"];
    }

    private static bool IsError(EvaluationResults one)
        => one.Errors is not null && !NoErrors.Any(part => $"{one.EvaluationPath}/".Contains(part, StringComparison.Ordinal));

    private static IEnumerable<string> Tell(EvaluationResults one, JsonElement reading)
    {
        string member = one.InstanceLocation.ToString().TrimStart('/');
        string where = member.Length > 0 && reading.TryGetProperty(member, out JsonElement value) ? $"{member} is {value.GetRawText()}" : Whole;
        return one.Errors!.Values.Select(error => $"{where}: {error}");
    }

    private static JsonSchema Load()
    {
        using Stream stream = typeof(ReadingSchema).Assembly.GetManifestResourceStream("reading.schema.json")!;
        using StreamReader reader = new(stream);
        return JsonSchema.FromText(reader.ReadToEnd());
    }
}
