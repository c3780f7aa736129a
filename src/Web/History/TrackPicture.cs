using Station.Contract;
using Station.Tracks;
using Store;

namespace Web.History;

/// <summary>
/// Makes the ECharts options of a chart of tracks: longitude across, latitude up. The visible area depends on the shape of the chart in the
/// browser, so it is calculated there, from <c>track</c>.
/// </summary>
/// <param name="isDark">Whether the page has a dark background.</param>
/// <param name="clock">Formats a time in the time zone of the browser.</param>
internal sealed class TrackPicture(bool isDark, Func<DateTimeOffset, string> clock)
{
    private const int FirstSize = 15;
    private const int LastSize = 10;
    private const int PointSize = 4;

    private readonly ChartColours _colours = ChartColours.For(isDark);

    /// <summary>The options.</summary>
    /// <param name="lines">One for each node; at least one.</param>
    internal object Of(IReadOnlyList<TrackLine> lines)
    {
        TrackFrame frame = TrackFrame.Of(lines.Select(static one => one.Track));
        return new
        {
            animation = false,
            color = _colours.Lines,
            textStyle = _colours.Font,
            grid = new { left = 84, right = 20, top = lines.Count > 1 ? 40 : 14, bottom = 30 },
            legend = _colours.Legend(lines.Count),
            tooltip = _colours.Tooltip("item"),
            xAxis = Axis(),
            yAxis = Axis(),
            series = lines.Select((line, index) => Line(frame, line, _colours.Lines[index % _colours.Lines.Length], lines.Count > 1)).ToArray(),
            track = new
            {
                longitude = frame.Longitude(0),
                latitude = frame.Latitude(0),
                width = 2 * frame.HalfWidth,
                height = 2 * frame.HalfHeight,
                metresEast = frame.MetresOfDegreeEast,
                metresNorth = TrackFrame.MetresOfDegree,
            },
            ground = _colours.Ground,
        };
    }

    /// <summary>A description of the chart for screen readers, for instance <c>van: 60 positions, 1.2 km; first ...; last ...</c>.</summary>
    internal string Label(TrackLine line)
    {
        TrackPoint first = line.Track.Points[0];
        TrackPoint last = line.Track.Points[^1];
        string begins = line.Track.Points.Count == 1 ? "" : $"; first {Where(first)}";
        return $"{HarmlessText.Show(line.Place, 64)}: {TrackText.Facts(line.Track)}{begins}; last {Where(last)}";
    }

    /// <summary>The points of a track with a hole where something is missing: <c>[longitude, latitude, milliseconds]</c>.</summary>
    internal static double?[][] Values(TrackFrame frame, Track track)
    {
        List<double?[]> values = [];
        foreach (IReadOnlyList<TrackPoint> stretch in frame.Stretches(track))
        {
            if (values.Count > 0)
            {
                values.Add([values[^1][0], null, null]);
            }

            values.AddRange(stretch.Select(point => At(frame, point)));
        }

        return [.. values];
    }

    // On the same side of the antimeridian as the middle, so that a line across it does not go around the earth.
    private static double?[] At(TrackFrame frame, TrackPoint point) =>
        [Math.Round(frame.Longitude(frame.X(point.Longitude)), 6), Math.Round(point.Latitude, 6), point.Time.ToUnixTimeMilliseconds()];

    private string Where(in TrackPoint point) => $"{TrackText.Place(point.Latitude, point.Longitude)} at {clock(point.Time)}";

    private object Axis() => new
    {
        type = "value",
        axisLine = new { show = true, onZero = false, lineStyle = new { color = _colours.Grid } },
        axisTick = new { show = false },

        // The axis ends where the chart ends, not at a round number.
        axisLabel = new { color = _colours.Text, hideOverlap = true, showMinLabel = false, showMaxLabel = false },
        splitLine = new { lineStyle = new { color = _colours.Grid } },
        splitNumber = 4,
    };

    private object Line(TrackFrame frame, TrackLine line, string colour, bool isOneOfMany)
    {
        double?[][] values = Values(frame, line.Track);
        string name = HarmlessText.Show(line.Place, 64);

        // Keeps the labels apart if start and end are close together.
        bool endsBelow = values[^1][1] <= values[0][1];
        object last = Last(values[^1], colour, isOneOfMany ? name : "last", endsBelow);
        object first = First(values[0], colour, isOneOfMany ? "" : "first", endsBelow);
        return new
        {
            type = "line",
            name,
            data = values,
            connectNulls = false,
            showSymbol = true,
            symbol = "circle",
            symbolSize = PointSize,
            lineStyle = new { width = 2 },
            emphasis = new { scale = 2 },
            markPoint = new { silent = true, data = line.Track.Points.Count == 1 ? [last] : new[] { first, last } },
        };
    }

    // A ring and a square: after a round trip one is inside the other.
    private object First(double?[] at, string colour, string words, bool isAbove) => new
    {
        coord = new[] { at[0], at[1] },
        symbol = "circle",
        symbolSize = FirstSize,
        itemStyle = new { color = "transparent", borderColor = colour, borderWidth = 3 },
        label = Words(words, isAbove ? "top" : "bottom"),
    };

    private object Last(double?[] at, string colour, string words, bool isBelow) => new
    {
        coord = new[] { at[0], at[1] },
        symbol = "rect",
        symbolSize = LastSize,
        itemStyle = new { color = colour },
        label = Words(words, isBelow ? "bottom" : "top"),
    };

    private object Words(string words, string position) => new
    {
        show = words.Length > 0,
        formatter = words.Replace("{", "", StringComparison.Ordinal),
        position,
        distance = 8,
        color = _colours.Text,
        fontWeight = "bold",
        textBorderColor = _colours.Ground,
        textBorderWidth = 3,
    };
}
