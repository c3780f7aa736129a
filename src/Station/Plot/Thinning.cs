namespace Station.Plot;

/// <summary>Leaves out points that nobody could see: of each pixel column the first, lowest, highest and last stay.</summary>
internal static class Thinning
{
    /// <summary>Fewer points than this are drawn as they are.</summary>
    private const int Few = 4000;

    /// <summary>The points that are worth drawing, in order, every gap among them.</summary>
    internal static IEnumerable<PlotPoint> Apply(IReadOnlyList<PlotPoint> points, Func<DateTimeOffset, double> x)
    {
        if (points.Count < Few)
        {
            return points;
        }

        List<PlotPoint> kept = [];
        List<PlotPoint> column = [];
        foreach (PlotPoint point in points)
        {
            if (column.Count > 0 && (point.StartsLine || (int)x(point.At) != (int)x(column[0].At)))
            {
                Keep(column, kept);
            }

            column.Add(point);
        }

        Keep(column, kept);
        return kept;
    }

    private static void Keep(List<PlotPoint> column, List<PlotPoint> kept)
    {
        int[] indexes = [0, column.IndexOf(column.MinBy(static one => one.Value)), column.IndexOf(column.MaxBy(static one => one.Value)), column.Count - 1];
        kept.AddRange(indexes.Distinct().Order().Select(index => column[index]));
        column.Clear();
    }
}
