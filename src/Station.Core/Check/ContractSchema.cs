using System.Text.Json;
using Json.Schema;

namespace Station.Check;

/// <summary>A schema of the contract (JSON Schema 2020-12), as the repository ships it, and what it says of a message.</summary>
internal sealed class ContractSchema
{
    private static readonly EvaluationOptions EveryError = new() { OutputFormat = OutputFormat.List };

    // What a condition or one of several alternatives does not find is no error by itself.
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

    /// <summary>Of what comes on <c>reading</c> and <c>history</c>.</summary>
    internal static ContractSchema Reading { get; } = new("reading");

    /// <summary>Of what comes on <c>alarm</c>.</summary>
    internal static ContractSchema Alarm { get; } = new("alarm");

    /// <summary>Validates.</summary>
    /// <param name="message">Of a node, checked by <see cref="Contract.CheckedJson"/>.</param>
    /// <returns>What is wrong and where, as <c>seq is 0: 0 should be at least 1</c>; nothing when it is valid.</returns>
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
