using ScottPlot;

namespace Station.Plot;

/// <summary>Colours that people with any kind of colour vision tell apart, and four more.</summary>
internal static class PlotColours
{
    /// <summary>Nodes that get a colour of their own.</summary>
    internal const int Most = 12;

    internal static readonly Color Paper = Colors.White;
    internal static readonly Color Text = Color.FromHex("#222222");
    internal static readonly Color Grid = Color.FromHex("#dddddd");
    internal static readonly Color Fault = Color.FromHex("#c00000");

    // Okabe and Ito, Color Universal Design (2008), without its yellow, which is invisible on white; then four more.
    private static readonly string[] Lines =
        ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000", "#7f3c8d", "#8c564b", "#7f7f7f", "#8a9a00", "#b2182b"];

    /// <summary>Colour of a node.</summary>
    internal static Color Of(int index) => Color.FromHex(Lines[index % Lines.Length]);

    /// <summary>Colour of an alarm, to be seen through.</summary>
    internal static Color OfAlarm(string kind) => Color.FromHex(kind switch
    {
        "high" => "#d55e00",
        "low" => "#0072b2",
        _ => "#7f7f7f",
    }).WithAlpha(0.18);
}
