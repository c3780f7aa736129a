using Station.Record;

namespace Station.Plot;

/// <summary>One quantity of one place over time, with its gaps.</summary>
internal sealed class PlotSeries
{
    /// <summary>A device that does not count its samples has a gap where more than so many usual intervals pass.</summary>
    private const double GapIntervals = 2.5;

    private PlotSeries(string place, IReadOnlyList<PlotPoint> points)
    {
        Place = place;
        Points = points;
    }

    /// <summary>Of the node.</summary>
    internal string Place { get; }

    /// <summary>In the order of time.</summary>
    internal IReadOnlyList<PlotPoint> Points { get; }

    /// <summary>Makes one of the readings of a place.</summary>
    /// <param name="place">The place.</param>
    /// <param name="readings">With their times, in the order of time.</param>
    /// <param name="quantity">For instance temperature.</param>
    internal static PlotSeries Create(string place, IReadOnlyList<(DateTimeOffset At, RecordedReading Reading)> readings, string quantity)
    {
        TimeSpan longest = UsualInterval(readings) * GapIntervals;
        List<PlotPoint> points = [];
        bool isGap = true;
        for (int i = 0; i < readings.Count; i++)
        {
            isGap |= i == 0 || IsGap(readings[i - 1], readings[i], longest);
            if (readings[i].Reading.Reading.Values.GetValueOrDefault(quantity) is { } value)
            {
                points.Add(new PlotPoint(readings[i].At, value, isGap));
                isGap = false;
            }
            else
            {
                // Could not be measured: that is a gap too.
                isGap = true;
            }
        }

        return new PlotSeries(place, points);
    }

    private static bool IsGap((DateTimeOffset At, RecordedReading Reading) before, (DateTimeOffset At, RecordedReading Reading) now, TimeSpan longest)
    {
        // Within a session the numbers tell; a quiet node with a deadband has long intervals and no gap.
        return before.Reading.Key is { } first && now.Reading.Key is { } second && first.Session == second.Session
            ? second.Sequence != first.Sequence + 1
            : now.At - before.At > longest;
    }

    private static TimeSpan UsualInterval(IReadOnlyList<(DateTimeOffset At, RecordedReading Reading)> readings)
    {
        TimeSpan[] intervals = [.. readings.Zip(readings.Skip(1), static (one, next) => next.At - one.At).Order()];
        return intervals.Length == 0 ? TimeSpan.Zero : intervals[intervals.Length / 2];
    }
}
