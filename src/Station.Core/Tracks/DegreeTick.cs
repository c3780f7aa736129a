namespace Station.Tracks;

/// <summary>A round number of degrees on an axis.</summary>
/// <param name="Value">Degrees; a longitude goes on beyond 180.</param>
/// <param name="Decimals">Digits behind the point that tell it from its neighbours.</param>
internal readonly record struct DegreeTick(double Value, int Decimals)
{
    private static readonly double[] Steps = [1, 2, 5, 10, 15, 30, 45, 90];

    /// <summary>Chooses them.</summary>
    /// <param name="from">Degrees of one edge.</param>
    /// <param name="to">Degrees of the other.</param>
    /// <param name="most">How many there is room for.</param>
    internal static IReadOnlyList<DegreeTick> Choose(double from, double to, int most)
    {
        (double step, int decimals) = Step((to - from) / Math.Max(1, most));
        List<DegreeTick> ticks = [];
        for (double number = Math.Ceiling(from / step); number * step <= to; number++)
        {
            ticks.Add(new DegreeTick(number * step, decimals));
        }

        return ticks;
    }

    // Whole degrees by the parts of a circle; below them 1, 2 and 5 of each digit.
    private static (double Step, int Decimals) Step(double least)
    {
        for (int decimals = 6; decimals > 0; decimals--)
        {
            foreach (int one in (int[])[1, 2, 5])
            {
                double step = one * Math.Pow(10, -decimals);
                if (step >= least)
                {
                    return (step, decimals);
                }
            }
        }

        return (Array.Find(Steps, one => one >= least) is > 0 and { } whole ? whole : Steps[^1], 0);
    }
}
