namespace Web.History;

/// <summary>Colours of a chart, on light and on dark ground. Those of lines are told apart also by who sees no red or green (Okabe and Ito).</summary>
/// <param name="Text">Words.</param>
/// <param name="Grid">Lines behind the values.</param>
/// <param name="Ground">Behind all.</param>
/// <param name="Fault">Where there was no value.</param>
/// <param name="Alarm">Where a limit was passed.</param>
/// <param name="Lines">Of the nodes in turn.</param>
internal sealed record ChartColours(string Text, string Grid, string Ground, string Fault, string Alarm, string[] Lines)
{
    private static readonly ChartColours Light = new("#4c5966", "#e3e8ec", "#ffffff", "rgba(214,154,38,0.22)", "rgba(204,51,40,0.16)",
        ["#0f6f7d", "#c65a00", "#5a4fcf", "#a8326e", "#4b7a1f", "#8a5a00"]);
    private static readonly ChartColours Dark = new("#a9b6c2", "#2b3744", "#17202a", "rgba(240,185,91,0.22)", "rgba(255,143,133,0.22)",
        ["#6fd3dd", "#ffa45c", "#b3a9ff", "#f59ac4", "#a8d672", "#f0d06b"]);

    /// <summary>How words are written, as ECharts wants it.</summary>
    internal object Font => new { color = Text, fontFamily = "system-ui, sans-serif" };

    /// <summary>The names of the lines, where there are several.</summary>
    internal object Legend(int lines) => new { show = lines > 1, top = 0, textStyle = new { color = Text } };

    /// <summary>The values under the pointer, as text and not as markup: whatever a node calls itself is drawn, not run.</summary>
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

    /// <summary>Those for a ground.</summary>
    internal static ChartColours For(bool isDark) => isDark ? Dark : Light;
}
