using System.Globalization;
using System.Text;
using Station.Contract;
using Store;
using static Station.Plot.DotPicture;

namespace Station.Plot;

/// <summary>A picture of characters: each is two dots wide and four high (Unicode, Braille Patterns).</summary>
internal static class TerminalPicture
{
    /// <summary>Lines of a panel.</summary>
    private const int Rows = 8;

    private const int LabelWidth = 9;

    /// <summary>Draws every quantity of every node, one below the other.</summary>
    /// <param name="data">What to draw.</param>
    /// <param name="zone">In which times are shown.</param>
    /// <param name="width">Columns of the terminal.</param>
    internal static string Draw(PlotData data, TimeZoneInfo zone, int width)
    {
        StringBuilder text = new();
        int columns = Math.Max(10, width - LabelWidth - 1);
        foreach (PlotTrack track in data.Tracks)
        {
            TerminalTrack.Draw(text, track, zone, width);
        }

        foreach (PlotPanel panel in data.Panels)
        {
            foreach (PlotLine line in panel.Lines.Where(static one => one.Series.Points.Count > 0))
            {
                Draw(text, data, panel, line, columns);
            }
        }

        if (data.Panels.Count > 0)
        {
            string from = Moment(data.From, zone);
            string to = Moment(data.To, zone);
            text.Append(' ', LabelWidth + 1).Append(from).Append(' ', Math.Max(1, columns - from.Length - to.Length)).Append(to).Append('\n');
        }

        text.Append(' ', LabelWidth + 1).Append(ZoneText.Describe(zone, data.From, data.To)).Append('\n');
        return text.ToString();
    }

    /// <summary>A moment as a person reads it.</summary>
    internal static string Moment(DateTimeOffset time, TimeZoneInfo zone)
        => TimeZoneInfo.ConvertTime(time, zone).ToString("d MMM yyyy HH:mm", CultureInfo.InvariantCulture);

    private static void Draw(StringBuilder text, PlotData data, PlotPanel panel, PlotLine line, int columns)
    {
        (double low, double high) = PanelPlot.Values([line]);
        DotPicture dots = new(columns, Rows);
        double scale = high > low ? ((Rows * DotsDown) - 1) / (high - low) : 0;
        int DotOf(double value) => scale == 0 ? Rows * DotsDown / 2 : (int)Math.Round((high - value) * scale);
        (int X, SeriesPoint Point)? before = null;
        foreach (SeriesPoint point in line.Series.Points)
        {
            int x = Math.Clamp((int)((point.Time - data.From) / (data.To - data.From) * columns * DotsAcross), 0, (columns * DotsAcross) - 1);
            dots.Column(x, DotOf(point.High), DotOf(point.Low));
            if (before is { } last && !point.IsAfterGap)
            {
                for (int between = last.X + 1; between < x; between++)
                {
                    double part = (double)(between - last.X) / (x - last.X);
                    int dot = DotOf(last.Point.Mean + ((point.Mean - last.Point.Mean) * part));
                    dots.Column(between, dot, dot);
                }
            }

            before = (x, point);
        }

        text.Append(CultureInfo.InvariantCulture, $"{line.Name}: {panel.Title}, {Described(panel, low)} to {Described(panel, high)}");
        text.Append(line.Series.Faults.Count > 0 ? $", {line.Series.Faults.Sum(static one => one.Count)} could not be measured" : "");
        text.Append(line.Alarms.Count > 0 ? $", alarms: {string.Join(", ", line.Alarms.Select(static one => one.Kind).Distinct())}" : "").Append('\n');
        for (int row = 0; row < Rows; row++)
        {
            string label = row == 0 ? PlainNumber.Format(high) : row == Rows - 1 ? PlainNumber.Format(low) : "";
            text.Append(label.PadLeft(LabelWidth)).Append(' ').Append(dots.Row(row)).Append('\n');
        }
    }

    private static string Described(PlotPanel panel, double value) => Quantities.Format(panel.Quantity, value);
}
