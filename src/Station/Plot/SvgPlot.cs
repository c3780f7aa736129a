using System.Globalization;
using System.Security;
using System.Text;
using Station.Contract;

namespace Station.Plot;

/// <summary>Draws series over time as SVG: one panel for each quantity.</summary>
internal sealed class SvgPlot
{
    private const int Width = 960;
    private const int PanelHeight = 240;
    private const int Left = 60;
    private const int Right = 20;
    private const int Top = 40;
    private const int Bottom = 44;
    private const int PanelGap = 40;

    // Told apart by people who see colours differently (Okabe and Ito, 2008).
    private static readonly string[] Colours = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000"];

    private readonly StringBuilder _svg = new();
    private readonly DateTimeOffset _first;
    private readonly DateTimeOffset _last;

    private SvgPlot(DateTimeOffset first, DateTimeOffset last)
    {
        _first = first;
        _last = last > first ? last : first.AddSeconds(1);
    }

    /// <summary>Draws everything.</summary>
    /// <param name="panels">Quantities with the series of all places; at least one point.</param>
    internal static string Draw(IReadOnlyList<(string Quantity, IReadOnlyList<PlotSeries> Series)> panels)
    {
        PlotPoint[] all = [.. panels.SelectMany(static one => one.Series).SelectMany(static one => one.Points)];
        SvgPlot plot = new(all.Min(static one => one.At), all.Max(static one => one.At));
        int height = Top + (panels.Count * (PanelHeight + PanelGap)) - PanelGap + Bottom;
        plot._svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {height}\" width=\"{Width}\" height=\"{height}\" font-family=\"sans-serif\" font-size=\"12\">\n");
        plot._svg.Append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
        plot.DrawLegend(panels[0].Series);
        int top = Top;
        foreach ((string quantity, IReadOnlyList<PlotSeries> series) in panels)
        {
            plot.DrawPanel(quantity, series, top);
            top += PanelHeight + PanelGap;
        }

        return plot._svg.Append("</svg>\n").ToString();
    }

    private void DrawLegend(IReadOnlyList<PlotSeries> series)
    {
        int x = Left;
        for (int i = 0; i < series.Count && x < Width - 100; i++)
        {
            _svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x}\" y=\"8\" width=\"12\" height=\"12\" fill=\"{Colour(i)}\"/>");
            Text(x + 16, 18, "start", series[i].Place);
            x += 40 + (series[i].Place.Length * 7);
        }
    }

    private void DrawPanel(string quantity, IReadOnlyList<PlotSeries> series, int top)
    {
        PlotPoint[] points = [.. series.SelectMany(static one => one.Points)];
        double[] values = Scale.Values(points.Min(static one => one.Value), points.Max(static one => one.Value), 5);
        Text(Left, top - 6, "start", $"{quantity}, {Quantities.Unit(quantity)}");
        foreach (double value in values)
        {
            double y = Y(value, values, top);
            Line(Left, y, Width - Right, y);
            Text(Left - 6, y + 4, "end", value.ToString("0.##", CultureInfo.InvariantCulture));
        }

        bool isLong = (_last - _first).TotalDays > 1;
        foreach (DateTimeOffset time in Scale.Times(_first, _last, 8))
        {
            double x = X(time);
            Line(x, top, x, top + PanelHeight);
            Text(x, top + PanelHeight + 16, "middle", time.ToString(isLong ? "dd.MM. HH:mm" : (_last - _first).TotalMinutes < 10 ? "HH:mm:ss" : "HH:mm", CultureInfo.InvariantCulture));
        }

        for (int i = 0; i < series.Count; i++)
        {
            DrawSeries(series[i], Colour(i), values, top);
        }
    }

    // One path; where something is missing it lifts the pen. A point alone becomes a dot by its round ends.
    private void DrawSeries(PlotSeries series, string colour, double[] values, int top)
    {
        StringBuilder path = new();
        foreach (PlotPoint point in Thinning.Apply(series.Points, X))
        {
            string command = point.StartsLine ? "M" : "L";
            path.Append(CultureInfo.InvariantCulture, $"{command}{X(point.At):0.#} {Y(point.Value, values, top):0.#}{(point.StartsLine ? "h0" : "")}");
        }

        _svg.Append(CultureInfo.InvariantCulture, $"<path d=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"1.5\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/>\n");
    }

    private void Line(double x1, double y1, double x2, double y2) =>
        _svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{x1:0.#} {y1:0.#}L{x2:0.#} {y2:0.#}\" stroke=\"#dddddd\"/>\n");

    private void Text(double x, double y, string anchor, string text) =>
        _svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:0.#}\" y=\"{y:0.#}\" text-anchor=\"{anchor}\">{SecurityElement.Escape(HarmlessText.Show(text))}</text>\n");

    private double X(DateTimeOffset time) => Left + ((time - _first) / (_last - _first) * (Width - Left - Right));

    private static double Y(double value, double[] values, int top) => top + PanelHeight - ((value - values[0]) / (values[^1] - values[0]) * PanelHeight);

    private static string Colour(int index) => Colours[index % Colours.Length];
}
