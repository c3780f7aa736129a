namespace Web.Live;

/// <summary>A quantity of a node as it stands now.</summary>
/// <param name="Quantity">As the node calls it, harmless to show.</param>
/// <param name="Value">Null when it could not be measured.</param>
/// <param name="Number">The value as a person reads it, without its unit; a dash where there is none.</param>
/// <param name="Unit">Its unit; empty when it is not known.</param>
public sealed record ValueView(string Quantity, double? Value, string Number, string Unit)
{
    /// <summary>Characters that two values beside each other have room for.</summary>
    private const int Short = 16;

    /// <summary>The value with its unit.</summary>
    public string Text => Unit.Length == 0 || Value is null ? Number : $"{Number} {Unit}";

    /// <summary>Whether it takes a line for itself, as a position does.</summary>
    public bool IsLong => Number.Length > Short;

    /// <summary>The quantity as a heading: <c>CO₂</c> for co2, else with a capital.</summary>
    public string Title => TitleOf(Quantity);

    /// <summary>A quantity as a heading.</summary>
    public static string TitleOf(string quantity) => quantity switch
    {
        "co2" => "CO₂",
        "" => "",
        _ => char.ToUpperInvariant(quantity[0]) + quantity[1..].Replace('_', ' '),
    };
}
