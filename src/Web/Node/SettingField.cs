using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Firmware.Core;
using Station.Contract;

namespace Web.Node;

/// <summary>A setting in the form: its definition, the value in force, and the value entered.</summary>
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

    /// <summary>Its unit; empty if it has none.</summary>
    internal string Unit { get; }

    /// <summary>Its meaning.</summary>
    internal string Meaning { get; }

    /// <summary>The kind of its value.</summary>
    internal SettingKind Kind => _definition.Kind;

    /// <summary>The choices; empty if the value is typed.</summary>
    internal IReadOnlyList<string> Choices => Kind == SettingKind.Flag ? ["true", "false"] : _definition.Choices ?? [];

    /// <summary>Whether a change is tried before it is kept.</summary>
    internal bool NeedsTrial => _definition.NeedsTrial;

    /// <summary>Whether it belongs to one quantity.</summary>
    internal bool IsOfQuantity => Key.Split('_')[0] is "deadband" or "offset" or "min" or "max" && Key.Contains('_');

    /// <summary>The allowed range, in words.</summary>
    internal string Range => Kind switch
    {
        SettingKind.Whole or SettingKind.Scaled => $"{Number(_definition.Minimum)} to {Number(_definition.Maximum)}" + Besides,
        SettingKind.Text or SettingKind.Secret => $"{_definition.Minimum} to {_definition.Maximum} characters",
        _ => "",
    };

    /// <summary>The value in force; null if the node has not published it.</summary>
    internal string? Current { get; private set; }

    /// <summary>The content of the field.</summary>
    internal string Value { get; set; } = "";

    /// <summary>Why the node refused it; null if it did not.</summary>
    internal string? Error { get; set; }

    /// <summary>Whether the content differs from the value in force.</summary>
    internal bool IsChanged => Value.Trim() != (Current ?? "");

    /// <summary>Shows the value in force, unless something else was typed.</summary>
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

    /// <summary>Discards what was typed.</summary>
    internal void Reset() => (Value, Error) = (Current ?? "", null);

    /// <summary>The value as JSON. Text that is not a number is sent as it is, and the node refuses it with the reason.</summary>
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

    // Of a secret the node publishes only whether it is set.
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
