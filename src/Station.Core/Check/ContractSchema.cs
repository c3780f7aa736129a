using System.Text.Json;
using Json.Schema;

namespace Station.Check;

/// <summary>A schema of the contract (JSON Schema 2020-12), as shipped in the repository.</summary>
internal sealed class ContractSchema
{
    private static readonly EvaluationOptions EveryError = new() { OutputFormat = OutputFormat.List };

    // An unmatched condition, or one unmatched alternative of several, is not an error in itself.
    private static readonly string[] NoErrors = ["/if/", "/anyOf/"];

    private readonly string _name;
    private readonly JsonSchema _schema;

    private ContractSchema(string name)
    {
        _name = name;
        using Stream stream = typeof(ContractSchema).Assembly.GetManifestResourceStream(name + ".schema.json")!;
        using StreamReader reader = new(stream);
        _schema = JsonSchema.FromText(reader.ReadToEnd());
    }

    /// <summary>The schema of <c>reading</c> and <c>history</c>.</summary>
    internal static ContractSchema Reading { get; } = new("reading");

    /// <summary>The schema of <c>alarm</c>.</summary>
    internal static ContractSchema Alarm { get; } = new("alarm");

    /// <summary>Validates a message.</summary>
    /// <param name="message">The message, checked by <see cref="Contract.CheckedJson"/>.</param>
    /// <returns>What is wrong and where, for instance <c>seq is 0: 0 should be at least 1</c>; empty if it is valid.</returns>
    internal IEnumerable<string> Validate(JsonElement message)
    {
        EvaluationResults results = _schema.Evaluate(message, EveryError);
        if (results.IsValid)
        {
            return [];
        }

        string[] errors = [.. (results.Details ?? []).Where(IsError).SelectMany(one => Describe(one, message)).Distinct()];
        return errors.Length > 0 ? errors : [$"{_name}: none of the quantities is there"];
    }

    private static bool IsError(EvaluationResults one)
        => one.Errors is not null && !NoErrors.Any(part => $"{one.EvaluationPath}/".Contains(part, StringComparison.Ordinal));

    private IEnumerable<string> Describe(EvaluationResults one, JsonElement message)
    {
        string path = one.InstanceLocation.ToString().TrimStart('/');
        string where = path.Length > 0 && one.InstanceLocation.Evaluate(message) is { } value ? $"{path} is {value.GetRawText()}" : _name;
        return one.Errors!.Values.Select(error => $"{where}: {error}");
    }
}
