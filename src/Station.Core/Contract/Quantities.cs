using Firmware.Core;
using Store;

namespace Station.Contract;

/// <summary>What quantities are called and measured in.</summary>
internal static class Quantities
{
    /// <summary>Most decimals of a plain number. Degrees need more: three of them are a hundred metres.</summary>
    private const int MostOfPlain = 3;

    // Those of our own nodes, and what other devices under the same root are known to send.
    private static readonly (string Name, string Unit, int Decimals)[] Known =
    [
        .. Enumerable.Range(0, Quantity.Count).Select(QuantityTable.Get).Select(static one => (one.Name, one.Unit, one.Decimals)),
        ("illuminance", "lx", 1),
    ];

    /// <summary>Those that have a unit, as they are called in topics.</summary>
    internal static IEnumerable<string> Names => Known.Select(static one => one.Name);

    /// <summary>The topics on which they come alone: latitude and longitude have one together.</summary>
    internal static IEnumerable<string> Topics { get; } =
        [.. Enumerable.Range(0, Quantity.Count).Select(QuantityTable.TopicOf).Concat(Names).Where(static one => !Track.IsDegree(one)).Distinct()];

    /// <summary>Where it stands among others: the known ones first.</summary>
    internal static int Rank(string quantity)
    {
        int index = Array.FindIndex(Known, one => one.Name == quantity);
        return index < 0 ? Known.Length : index;
    }

    /// <summary>Its unit; empty if unknown.</summary>
    internal static string Unit(string quantity) => Array.Find(Known, one => one.Name == quantity).Unit ?? "";

    /// <summary>A value with its unit.</summary>
    internal static string Format(string quantity, double value)
    {
        (string? name, string? unit, int decimals) = Array.Find(Known, one => one.Name == quantity);
        string number = decimals > MostOfPlain ? PlainNumber.Format(value, decimals) : PlainNumber.Format(value, isWhole: name is not null && decimals == 0);
        return string.IsNullOrEmpty(unit) ? number : number + " " + unit;
    }
}
