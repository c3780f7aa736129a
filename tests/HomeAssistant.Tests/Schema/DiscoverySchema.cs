using System.Text.Json;
using Json.Schema;

namespace HomeAssistant.Tests.Schema;

/// <summary>The schema of a discovery message (JSON Schema 2020-12), and what it says of one.</summary>
internal static class DiscoverySchema
{
    private static readonly EvaluationOptions EveryError = new() { OutputFormat = OutputFormat.List };

    /// <summary>Its text.</summary>
    internal static string Text { get; } = Load();

    private static JsonSchema Schema { get; } = JsonSchema.FromText(Text);

    /// <summary>Judges a message.</summary>
    /// <returns>What is wrong and where, as <c>message.cmps.temperature minimum: ...</c>; nothing when it is valid.</returns>
    internal static IEnumerable<string> Validate(JsonElement message)
    {
        EvaluationResults results = Schema.Evaluate(message, EveryError);
        return results.IsValid ? [] : (results.Details ?? []).Where(static one => one.Errors is not null && !IsCondition(one)).SelectMany(Describe).Distinct();
    }

    // What an "if" does not find is no error.
    private static bool IsCondition(EvaluationResults one) => $"{one.EvaluationPath}/".Contains("/if/", StringComparison.Ordinal);

    private static IEnumerable<string> Describe(EvaluationResults one)
    {
        string where = "message" + one.InstanceLocation.ToString().Replace('/', '.').Replace("~0", "~", StringComparison.Ordinal);
        return one.Errors!.Select(error => $"{where} {(error.Key.Length > 0 ? error.Key : "false")}: {error.Value}");
    }

    private static string Load()
    {
        using Stream stream = typeof(DiscoverySchema).Assembly.GetManifestResourceStream("discovery.schema.json")!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
