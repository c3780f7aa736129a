using System.Text;
using Station.Tracks;
using Store;
using static Station.Plot.DotPicture;

namespace Station.Plot;

/// <summary>A track of characters, as <see cref="TerminalPicture"/>: a dot is about as high as wide, so both axes have one scale.</summary>
internal static class TerminalTrack
{
    private const int LeastRows = 8;
    private const int MostRows = 24;
    private const int LabelWidth = 11;

    /// <summary>Columns for some hundred metres; more make the picture no clearer.</summary>
    private const int MostColumns = 100;

    /// <summary>Draws one.</summary>
    /// <param name="text">Takes it.</param>
    /// <param name="track">What to draw.</param>
    /// <param name="zone">In which times are shown.</param>
    /// <param name="width">Columns of the terminal.</param>
    internal static void Draw(StringBuilder text, PlotTrack track, TimeZoneInfo zone, int width)
    {
        TrackFrame frame = TrackFrame.Of([track.Track]);
        int columns = Math.Clamp(width - LabelWidth - 1, 10, MostColumns);
        int most = track.Track.Points.Count == 1 ? LeastRows : MostRows;
        int rows = Math.Clamp((int)Math.Ceiling(columns * DotsAcross * frame.HalfHeight / frame.HalfWidth / DotsDown), LeastRows, most);
        double metres = Math.Max(2 * frame.HalfWidth / (columns * DotsAcross), 2 * frame.HalfHeight / (rows * DotsDown));
        (int X, int Y) DotOf(TrackPoint point) => (
            Math.Clamp((int)((frame.X(point.Longitude) / metres) + (columns * DotsAcross / 2.0)), 0, (columns * DotsAcross) - 1),
            Math.Clamp((int)((rows * DotsDown / 2.0) - (frame.Y(point.Latitude) / metres)), 0, (rows * DotsDown) - 1));
        DotPicture dots = new(columns, rows);
        foreach (IReadOnlyList<TrackPoint> stretch in frame.Stretches(track.Track))
        {
            (int X, int Y)[] way = [.. stretch.Select(DotOf)];
            for (int i = 0; i < way.Length; i++)
            {
                dots.Line(way[Math.Max(0, i - 1)], way[i]);
            }
        }

        TrackPoint first = track.Track.Points[0];
        TrackPoint last = track.Track.Points[^1];
        dots.Letter(DotOf(first), 'A');
        dots.Letter(DotOf(last), 'B');
        text.Append(track.Name).Append(": Position, ").Append(TrackText.Facts(track.Track)).Append('\n');
        AppendEnd(text, "A first", first, zone);
        AppendEnd(text, "B last", last, zone);
        double high = rows * DotsDown * metres / 2;
        double wide = columns * DotsAcross * metres / 2;
        int decimals = Decimals(frame, metres);
        for (int row = 0; row < rows; row++)
        {
            string label = row == 0 ? TrackText.North(frame.Latitude(high), decimals) : row == rows - 1 ? TrackText.North(frame.Latitude(-high), decimals) : "";
            text.Append(label.PadLeft(LabelWidth)).Append(' ').Append(dots.Row(row)).Append('\n');
        }

        string west = TrackText.East(frame.Longitude(-wide), decimals);
        string east = TrackText.East(frame.Longitude(wide), decimals);
        string across = TrackText.Distance(2 * wide) + " across";
        string under = west + across.PadLeft(((columns + across.Length) / 2) - west.Length);
        text.Append(' ', LabelWidth + 1).Append(under).Append(east.PadLeft(columns - under.Length)).Append('\n');
    }

    private static void AppendEnd(StringBuilder text, string which, in TrackPoint point, TimeZoneInfo zone) => text.Append(' ', LabelWidth + 1)
        .Append(which.PadRight(9)).Append(TerminalPicture.Moment(point.Time, zone)).Append("  ")
        .Append(TrackText.Place(point.Latitude, point.Longitude)).Append('\n');

    // As many digits as tell one character from the next.
    private static int Decimals(TrackFrame frame, double metresOfDot) =>
        Math.Clamp((int)Math.Ceiling(-Math.Log10(metresOfDot * DotsDown / frame.MetresOfDegreeEast)), 0, 5);
}
