namespace Web.Live;

/// <summary>The current value of a quantity of a node.</summary>
/// <param name="Quantity">As the node calls it, harmless to show.</param>
/// <param name="Value">Null if it could not be measured.</param>
/// <param name="Number">The value as a person reads it, without its unit; a dash where there is none.</param>
/// <param name="Unit">Its unit; empty if unknown.</param>
public sealed record ValueView(string Quantity, double? Value, string Number, string Unit)
{
    /// <summary>Longest value that fits beside another one, in characters.</summary>
    private const int Short = 16;

    /// <summary>The value with its unit.</summary>
    public string Text => Unit.Length == 0 || Value is null ? Number : $"{Number} {Unit}";

    /// <summary>Whether it needs a line of its own, as a position does.</summary>
    public bool IsLong => Number.Length > Short;

    /// <summary>The quantity as a heading: <c>CO₂</c> for co2, otherwise capitalised.</summary>
    public string Title => TitleOf(Quantity);

    /// <summary>A quantity as a heading.</summary>
    public static string TitleOf(string quantity) => quantity switch
    {
        "co2" => "CO₂",
        "" => "",
        _ => char.ToUpperInvariant(quantity[0]) + quantity[1..].Replace('_', ' '),
    };
}
