namespace Web.History;

/// <summary>Colours of a chart, on a light and on a dark background. The lines can be told apart with red-green colour blindness (Okabe and Ito).</summary>
/// <param name="Text">Text.</param>
/// <param name="Grid">Grid lines.</param>
/// <param name="Ground">Background.</param>
/// <param name="Fault">Marks missing values.</param>
/// <param name="Alarm">Marks exceeded limits.</param>
/// <param name="Lines">Of the nodes, in their order.</param>
internal sealed record ChartColours(string Text, string Grid, string Ground, string Fault, string Alarm, string[] Lines)
{
    private static readonly ChartColours Light = new("#4c5966", "#e3e8ec", "#ffffff", "rgba(214,154,38,0.22)", "rgba(204,51,40,0.16)",
        ["#0f6f7d", "#c65a00", "#5a4fcf", "#a8326e", "#4b7a1f", "#8a5a00"]);
    private static readonly ChartColours Dark = new("#a9b6c2", "#2b3744", "#17202a", "rgba(240,185,91,0.22)", "rgba(255,143,133,0.22)",
        ["#6fd3dd", "#ffa45c", "#b3a9ff", "#f59ac4", "#a8d672", "#f0d06b"]);

    /// <summary>Text style, as ECharts options.</summary>
    internal object Font => new { color = Text, fontFamily = "system-ui, sans-serif" };

    /// <summary>The legend, as ECharts options.</summary>
    internal object Legend(int lines) => new { show = lines > 1, top = 0, textStyle = new { color = Text } };

    /// <summary>The tooltip, as ECharts options: text and not markup, so that the name of a node is never run.</summary>
    /// <param name="trigger"><c>axis</c> for all of a moment, <c>item</c> for one point.</param>
    internal object Tooltip(string trigger) => new
    {
        trigger,
        renderMode = "richText",
        backgroundColor = Ground,
        borderColor = Grid,
        textStyle = new { color = Text },
        axisPointer = new { type = "line", lineStyle = new { color = Text } },
    };

    /// <summary>The colours for a background.</summary>
    internal static ChartColours For(bool isDark) => isDark ? Dark : Light;
}
