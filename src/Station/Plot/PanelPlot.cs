using ScottPlot;
using Store;

namespace Station.Plot;

/// <summary>Draws a panel with ScottPlot. Along the axis of time a unit is a second, counted from the left edge.</summary>
internal static class PanelPlot
{
    private const float LineWidth = 1.4f;
    private const float EnvelopeWidth = 1f;
    private const float LonePointSize = 4;
    private const float FaultSize = 7;
    private const float AlarmTextSize = 11;
    private const float AlarmTextOffset = 4;

    /// <summary>How high the marks of faults stand, in parts of the axis.</summary>
    private const double AboveAxis = 0.025;

    /// <summary>Room above and below the values, in parts of their range.</summary>
    private const double Margin = 0.08;

    /// <summary>Makes the plot of some lines.</summary>
    /// <param name="data">All of the picture.</param>
    /// <param name="lines">What to draw.</param>
    /// <param name="values">Lowest and highest value of the axis.</param>
    /// <param name="ticks">Marks of the axis of time.</param>
    /// <param name="fontSize">Pixels of the labels.</param>
    internal static ScottPlot.Plot Create(
        PlotData data, IReadOnlyList<PlotLine> lines, (double Low, double High) values, IReadOnlyList<TimeTick> ticks, float fontSize)
    {
        ScottPlot.Plot plot = new();
        plot.Font.Set(PlotFont.Name);
        plot.FigureBackground.Color = PlotColours.Paper;
        plot.Axes.Color(PlotColours.Text);
        plot.Grid.MajorLineColor = PlotColours.Grid;
        plot.Axes.Bottom.TickGenerator = new ScottPlot.TickGenerators.NumericManual([.. ticks.Select(one => new Tick(Seconds(data, one.Time), one.Label))]);
        plot.Axes.Bottom.TickLabelStyle.FontSize = fontSize;
        plot.Axes.Left.TickLabelStyle.FontSize = fontSize;
        (double low, double high) = Widen(values);
        foreach (PlotLine line in lines)
        {
            AddAlarms(plot, data, line, high);
        }

        foreach (PlotLine line in lines)
        {
            AddLine(plot, data, line);
            AddFaults(plot, data, line, low + ((high - low) * AboveAxis));
        }

        plot.Axes.SetLimits(0, (data.To - data.From).TotalSeconds, low, high);
        return plot;
    }

    /// <summary>Lowest and highest value of some lines.</summary>
    internal static (double Low, double High) Values(IEnumerable<PlotLine> lines)
    {
        SeriesPoint[] points = [.. lines.SelectMany(static one => one.Series.Points)];
        return points.Length == 0 ? (0, 1) : (points.Min(static one => one.Low), points.Max(static one => one.High));
    }

    private static (double Low, double High) Widen((double Low, double High) values)
    {
        double range = values.High - values.Low;
        double margin = range > 0 ? range * Margin : Math.Max(0.5, Math.Abs(values.High) * 0.01);
        return (values.Low - margin, values.High + margin);
    }

    private static double Seconds(PlotData data, DateTimeOffset time) => (time - data.From).TotalSeconds;

    private static void AddLine(ScottPlot.Plot plot, PlotData data, PlotLine line)
    {
        bool isEnvelope = line.Series.Step > TimeSpan.Zero;
        List<double> xs = [];
        List<double> ys = [];
        List<Coordinates> lone = [];
        IReadOnlyList<SeriesPoint> points = line.Series.Points;
        for (int i = 0; i < points.Count; i++)
        {
            double x = Seconds(data, points[i].Time);
            bool isGap = i > 0 && points[i].IsAfterGap;
            if (isGap)
            {
                xs.Add(x);
                ys.Add(double.NaN);
            }

            // Up and down within each step, so that the range from the lowest to the highest is covered.
            xs.Add(x);
            ys.Add(points[i].Low);
            if (points[i].High > points[i].Low)
            {
                xs.Add(x);
                ys.Add(points[i].High);
            }

            bool isLone = points[i].IsAfterGap && (i + 1 == points.Count || points[i + 1].IsAfterGap);
            if (isLone)
            {
                lone.Add(new Coordinates(x, points[i].Mean));
            }
        }

        Color colour = PlotColours.Of(line.Index);
        ScottPlot.Plottables.Scatter scatter = plot.Add.ScatterLine(xs.ToArray(), ys.ToArray(), colour);
        scatter.LineWidth = isEnvelope ? EnvelopeWidth : LineWidth;
        scatter.LegendText = line.Name;
        if (lone.Count > 0)
        {
            plot.Add.Markers(lone.ToArray(), MarkerShape.FilledCircle, LonePointSize, colour);
        }
    }

    private static void AddFaults(ScottPlot.Plot plot, PlotData data, PlotLine line, double low)
    {
        if (line.Series.Faults.Count == 0)
        {
            return;
        }

        foreach (Fault fault in line.Series.Faults.Where(static one => one.To > one.From))
        {
            ScottPlot.Plottables.LinePlot span = plot.Add.Line(Seconds(data, fault.From), low, Seconds(data, fault.To), low);
            span.LineColor = PlotColours.Fault;
            span.LineWidth = FaultSize;
        }

        Coordinates[] marks = [.. line.Series.Faults.Select(one => new Coordinates(Seconds(data, one.From), low))];
        plot.Add.Markers(marks, MarkerShape.FilledTriangleUp, FaultSize, PlotColours.Fault);
    }

    private static void AddAlarms(ScottPlot.Plot plot, PlotData data, PlotLine line, double high)
    {
        foreach (Alarm alarm in line.Alarms)
        {
            double from = Math.Max(0, Seconds(data, alarm.Since));
            double to = Math.Min((data.To - data.From).TotalSeconds, Seconds(data, alarm.Until ?? data.To));
            ScottPlot.Plottables.HorizontalSpan span = plot.Add.HorizontalSpan(from, to, PlotColours.OfAlarm(alarm.Kind));
            span.LineStyle.IsVisible = false;
            ScottPlot.Plottables.Text text = plot.Add.Text($"{line.Name} {alarm.Kind}", from, high);
            text.LabelFontSize = AlarmTextSize;
            text.OffsetX = AlarmTextOffset;
            text.OffsetY = AlarmTextOffset;
            text.LabelAlignment = Alignment.UpperLeft;
            text.LabelFontColor = PlotColours.Text;
        }
    }
}
