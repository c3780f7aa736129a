using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Firmware.Core;
using Station.Contract;

namespace Web.Node;

/// <summary>A setting in the form: what the table says of it, what is in force, and what the person wants.</summary>
internal sealed class SettingField
{
    private const NumberStyles Numbers = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    private readonly SettingDefinition _definition;

    /// <summary>Makes a field.</summary>
    /// <param name="definition">From the table.</param>
    internal SettingField(SettingDefinition definition)
    {
        _definition = definition;
        (string unit, string meaning) = SettingHelp.Of(definition.Key);
        string quantity = definition.Key[(definition.Key.IndexOf('_') + 1)..];
        Unit = unit.Length > 0 ? unit : IsOfQuantity ? Quantities.Unit(quantity) : "";
        Meaning = meaning;
    }

    /// <summary>Its key.</summary>
    internal string Key => _definition.Key;

    /// <summary>Its key as a label.</summary>
    internal string Label => Key.Replace('_', ' ') + (Unit.Length > 0 ? $" ({Unit})" : "");

    /// <summary>Its unit; empty where it has none.</summary>
    internal string Unit { get; }

    /// <summary>What it is for.</summary>
    internal string Meaning { get; }

    /// <summary>What its value looks like.</summary>
    internal SettingKind Kind => _definition.Kind;

    /// <summary>What can be chosen; empty where the value is typed.</summary>
    internal IReadOnlyList<string> Choices => Kind == SettingKind.Flag ? ["true", "false"] : _definition.Choices ?? [];

    /// <summary>Whether a change is tried before it is kept.</summary>
    internal bool NeedsTrial => _definition.NeedsTrial;

    /// <summary>Whether it belongs to one quantity.</summary>
    internal bool IsOfQuantity => Key.Split('_')[0] is "deadband" or "offset" or "min" or "max" && Key.Contains('_');

    /// <summary>What is allowed, for a person.</summary>
    internal string Range => Kind switch
    {
        SettingKind.Whole or SettingKind.Scaled => $"{Number(_definition.Minimum)} to {Number(_definition.Maximum)}" + Besides,
        SettingKind.Text or SettingKind.Secret => $"{_definition.Minimum} to {_definition.Maximum} characters",
        _ => "",
    };

    /// <summary>What is in force; null when the node has not told.</summary>
    internal string? Current { get; private set; }

    /// <summary>What stands in the field.</summary>
    internal string Value { get; set; } = "";

    /// <summary>Why the node refused it; null when it did not.</summary>
    internal string? Error { get; set; }

    /// <summary>Whether the person wants something else than is in force.</summary>
    internal bool IsChanged => Value.Trim() != (Current ?? "");

    /// <summary>Shows what is in force. What the person has typed stays.</summary>
    internal void Update(JsonElement settings)
    {
        string? told = settings.TryGetProperty(Key, out JsonElement value) ? Text(value) : null;
        bool wasChanged = IsChanged;
        Current = told;
        if (!wasChanged)
        {
            Value = told ?? "";
        }
    }

    /// <summary>Forgets what the person has typed.</summary>
    internal void Reset() => (Value, Error) = (Current ?? "", null);

    /// <summary>The value as the node wants it; what is no number goes as the text it is, and the node says what it thinks of it.</summary>
    internal JsonNode? ToJson()
    {
        string text = Kind is SettingKind.Text or SettingKind.Secret ? Value : Value.Trim();
        return Kind switch
        {
            SettingKind.Flag => text == "true",
            SettingKind.Whole or SettingKind.Scaled when text.Length == 0 && _definition.IsOptional => null,
            SettingKind.Whole or SettingKind.Scaled when decimal.TryParse(text, Numbers, CultureInfo.InvariantCulture, out decimal number) => number,
            _ => text,
        };
    }

    // A secret is told as whether it is set.
    private string Text(JsonElement value) => Kind == SettingKind.Secret || value.ValueKind == JsonValueKind.Null ? ""
        : value.ValueKind == JsonValueKind.String ? HarmlessText.Show(value.GetString() ?? "", 256)
        : value.GetRawText();

    private string Besides => _definition.IsOptional ? ", or empty" : "";

    private string Number(int scaled)
    {
        decimal number = scaled;
        for (int i = 0; i < _definition.Decimals; i++)
        {
            number /= 10;
        }

        return number.ToString(CultureInfo.InvariantCulture);
    }
}
