namespace Station.Contract;

/// <summary>What quantities are called and measured in.</summary>
internal static class Quantities
{
    private static readonly (string Name, string Unit)[] Known =
    [
        ("temperature", "°C"),
        ("humidity", "%"),
        ("pressure", "hPa"),
        ("co2", "ppm"),
        ("illuminance", "lx"),
        ("voltage", "V"),
        ("battery", "%"),
    ];

    /// <summary>Those that have a unit, as they are called in topics.</summary>
    internal static IEnumerable<string> Names => Known.Select(static one => one.Name);

    /// <summary>Where it stands among others: the known ones first.</summary>
    internal static int Rank(string quantity)
    {
        int index = Array.FindIndex(Known, one => one.Name == quantity);
        return index < 0 ? Known.Length : index;
    }

    /// <summary>Its unit, empty when it is not known.</summary>
    internal static string Unit(string quantity) => Array.Find(Known, one => one.Name == quantity).Unit ?? "";

    /// <summary>A value with its unit.</summary>
    internal static string Format(string quantity, double value)
    {
        string unit = Unit(quantity);
        return unit.Length == 0 ? PlainNumber.Format(value) : PlainNumber.Format(value) + " " + unit;
    }
}
