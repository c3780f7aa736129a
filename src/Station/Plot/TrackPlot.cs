using System.Globalization;
using ScottPlot;
using Station.Tracks;
using Store;

namespace Station.Plot;

/// <summary>Draws tracks with ScottPlot, a metre as long to the east as to the north.</summary>
internal static class TrackPlot
{
    /// <summary>Pixels down, with the labels.</summary>
    internal const int Height = 900;

    private const float LineWidth = 2;
    private const float PointSize = 4;
    private const float FirstSize = 15;
    private const float FirstLine = 3;
    private const float LastSize = 9;
    private const float LabelSize = 13;
    private const float LabelOffset = 10;
    private const int TickPixels = 130;
    private const float BarWidth = 3;

    /// <summary>The longest that the bar of the scale is, in parts of the width, and how far it stands from the edges, in pixels.</summary>
    private const double BarPart = 0.2;
    private const double BarInset = 28;

    /// <summary>Most tracks that get labels of their own; with more, labels are unreadable.</summary>
    private const int MostLabels = 6;

    /// <summary>Makes the plot.</summary>
    /// <param name="tracks">What to draw.</param>
    /// <param name="zone">In which times are shown.</param>
    /// <param name="width">Pixels of the map itself across.</param>
    /// <param name="height">And down.</param>
    /// <param name="fontSize">Pixels of the labels.</param>
    /// <param name="isDated">Whether times need their day.</param>
    internal static ScottPlot.Plot Create(IReadOnlyList<PlotTrack> tracks, TimeZoneInfo zone, int width, int height, float fontSize, bool isDated)
    {
        TrackFrame frame = TrackFrame.Of(tracks.Select(static one => one.Track));
        double metres = Math.Max(2 * frame.HalfWidth / width, 2 * frame.HalfHeight / height);
        (double right, double top) = (metres * width / 2, metres * height / 2);
        ScottPlot.Plot plot = new();
        plot.Font.Set(PlotFont.Name);
        plot.FigureBackground.Color = PlotColours.Paper;
        plot.Axes.Color(PlotColours.Text);
        plot.Grid.MajorLineColor = PlotColours.Grid;
        plot.Axes.Bottom.TickGenerator = Ticks(
            frame.Longitude(-right), frame.Longitude(right), width / TickPixels, one => (one - frame.Longitude(0)) * frame.MetresOfDegreeEast, TrackText.East);
        plot.Axes.Left.TickGenerator = Ticks(frame.Latitude(-top), frame.Latitude(top), height / TickPixels, frame.Y, TrackText.North);
        plot.Axes.Bottom.TickLabelStyle.FontSize = fontSize;
        plot.Axes.Left.TickLabelStyle.FontSize = fontSize;
        foreach (PlotTrack track in tracks)
        {
            AddWay(plot, frame, track);
        }

        string form = isDated ? "d MMM HH:mm" : "HH:mm";
        foreach (PlotTrack track in tracks)
        {
            string name = tracks.Count > 1 ? track.Name + " " : "";
            AddEnds(plot, frame, track, tracks.Count, point
                => name + TimeZoneInfo.ConvertTime(point.Time, zone).ToString(form, CultureInfo.InvariantCulture));
        }

        AddBar(plot, -right + (BarInset * metres), -top + (BarInset * metres), 2 * right * BarPart);
        plot.Axes.SetLimits(-right, right, -top, top);
        return plot;
    }

    private static ScottPlot.TickGenerators.NumericManual Ticks(
        double from, double to, int most, Func<double, double> place, Func<double, int, string> label)
        => new([.. DegreeTick.Choose(from, to, most).Select(one => new Tick(place(one.Value), label(one.Value, one.Decimals)))]);

    private static Coordinates Where(TrackFrame frame, TrackPoint point) => new(frame.X(point.Longitude), frame.Y(point.Latitude));

    private static void AddWay(ScottPlot.Plot plot, TrackFrame frame, PlotTrack track)
    {
        Color colour = PlotColours.Of(track.Index);
        foreach (IReadOnlyList<TrackPoint> stretch in frame.Stretches(track.Track))
        {
            Coordinates[] way = [.. stretch.Select(point => Where(frame, point))];
            if (way.Length > 1)
            {
                plot.Add.ScatterLine(way, colour).LineWidth = LineWidth;
            }
            else
            {
                plot.Add.Markers(way, MarkerShape.FilledCircle, PointSize, colour);
            }
        }
    }

    private static void AddEnds(ScottPlot.Plot plot, TrackFrame frame, PlotTrack track, int tracks, Func<TrackPoint, string> label)
    {
        // Vehicles of one yard begin at one place.
        bool areBothLabelled = tracks == 1;
        bool isLastLabelled = tracks <= MostLabels;
        TrackPoint first = track.Track.Points[0];
        TrackPoint last = track.Track.Points[^1];
        Color colour = PlotColours.Of(track.Index);
        bool isOne = track.Track.Points.Count == 1;
        if (!isOne)
        {
            // A ring: on a round the last one stands within it.
            ScottPlot.Plottables.Marker ring = plot.Add.Marker(Where(frame, first), MarkerShape.OpenCircle, FirstSize, colour);
            ring.LineWidth = FirstLine;
        }

        plot.Add.Marker(Where(frame, last), MarkerShape.FilledSquare, LastSize, colour);
        if (!isOne && areBothLabelled)
        {
            AddLabel(plot, Where(frame, first), label(first), isAbove: true);
        }

        if (isLastLabelled)
        {
            AddLabel(plot, Where(frame, last), label(last), isAbove: false);
        }
    }

    // To the side where there is more room. The first stands above and the last below: a round ends where it began.
    private static void AddLabel(ScottPlot.Plot plot, Coordinates where, string words, bool isAbove)
    {
        bool isLeft = where.X > 0;
        ScottPlot.Plottables.Text text = plot.Add.Text(words, where);
        text.LabelFontSize = LabelSize;
        text.LabelFontColor = PlotColours.Text;
        text.LabelBackgroundColor = PlotColours.Paper.WithAlpha(0.8);
        text.OffsetX = isLeft ? -LabelOffset : LabelOffset;
        text.OffsetY = isAbove ? -LabelOffset : LabelOffset;
        text.LabelAlignment = (isLeft, isAbove) switch
        {
            (true, true) => Alignment.LowerRight,
            (true, false) => Alignment.UpperRight,
            (false, true) => Alignment.LowerLeft,
            _ => Alignment.UpperLeft,
        };
    }

    private static void AddBar(ScottPlot.Plot plot, double x, double y, double longest)
    {
        double length = Round(longest);
        ScottPlot.Plottables.LinePlot bar = plot.Add.Line(x, y, x + length, y);
        bar.LineColor = PlotColours.Text;
        bar.LineWidth = BarWidth;
        ScottPlot.Plottables.Text text = plot.Add.Text(TrackText.Distance(length), x, y);
        text.LabelFontSize = LabelSize;
        text.LabelFontColor = PlotColours.Text;
        text.LabelAlignment = Alignment.LowerLeft;
        text.OffsetY = -4;
    }

    /// <summary>1, 2 or 5 of a power of ten, no more than a length.</summary>
    private static double Round(double longest)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(longest)));
        return longest >= 5 * power ? 5 * power : longest >= 2 * power ? 2 * power : power;
    }
}
