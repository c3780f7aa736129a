namespace Station.Plot;

/// <summary>Round numbers and round times for the axes.</summary>
internal static class Scale
{
    /// <summary>Share of a step that rounding may have moved a value.</summary>
    private const double Tolerance = 1e-6;

    private static readonly double[] TimeSteps = [1, 2, 5, 10, 30, 60, 120, 300, 600, 1800, 3600, 7200, 10800, 21600, 43200, 86400, 172800, 604800];

    /// <summary>Round values from below the lowest to above the highest.</summary>
    /// <param name="lowest">Of the data.</param>
    /// <param name="highest">Of the data.</param>
    /// <param name="count">About so many steps.</param>
    internal static double[] Values(double lowest, double highest, int count)
    {
        double raw = Math.Max(highest - lowest, 0.5) / count;
        double power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        double step = power * ((raw / power) switch
        {
            <= 1 => 1,
            <= 2 => 2,
            <= 5 => 5,
            _ => 10,
        });
        int first = (int)Math.Floor((lowest / step) + Tolerance);
        int last = (int)Math.Ceiling((highest / step) - Tolerance);
        last = last == first ? first + 1 : last;
        return [.. Enumerable.Range(first, last - first + 1).Select(index => Math.Round(index * step, 6))];
    }

    /// <summary>Round times within a span, in local time.</summary>
    /// <param name="first">Of the data.</param>
    /// <param name="last">Of the data.</param>
    /// <param name="count">At most so many.</param>
    internal static DateTimeOffset[] Times(DateTimeOffset first, DateTimeOffset last, int count)
    {
        double seconds = (last - first).TotalSeconds;
        double step = TimeSteps.FirstOrDefault(one => seconds / one <= count, Math.Ceiling(seconds / count / 604800) * 604800);
        DateTimeOffset midnight = new(first.ToLocalTime().Date, first.ToLocalTime().Offset);
        double start = Math.Ceiling((first - midnight).TotalSeconds / step);
        int ticks = (int)Math.Floor(((last - midnight).TotalSeconds / step) - start) + 1;
        return [.. Enumerable.Range(0, Math.Max(0, ticks)).Select(index => midnight.AddSeconds((start + index) * step))];
    }
}
