using Store;

namespace Web.Tests.Support;

/// <summary>Fills a store with readings that look like those of a house: warmer by day, drier when warm, and the same each time.</summary>
internal static class Recorded
{
    /// <summary>Writes the readings of some nodes up to now.</summary>
    /// <param name="file">The store.</param>
    /// <param name="places">Of the nodes.</param>
    /// <param name="length">How far back they go.</param>
    /// <param name="step">Between two readings.</param>
    /// <param name="gap">Hours before now between which nothing was recorded; null for no gap.</param>
    internal static void Fill(string file, IReadOnlyList<string> places, TimeSpan length, TimeSpan step, (double From, double To)? gap = null)
    {
        using ReadingStore store = ReadingStore.Open(file);
        DateTimeOffset now = DateTimeOffset.UtcNow;
        foreach ((int index, string place) in places.Index())
        {
            List<StoredReading> readings = [];
            Random random = new(index + 1);
            long count = (long)(length / step);
            for (long i = 0; i < count; i++)
            {
                DateTimeOffset at = now - length + (step * i);
                double hoursAgo = (now - at).TotalHours;
                if (gap is { } missing && hoursAgo <= missing.From && hoursAgo >= missing.To)
                {
                    continue;
                }

                readings.Add(Reading(place, index, i, at, random));
            }

            store.Write(readings);
        }
    }

    private static StoredReading Reading(string place, int index, long i, DateTimeOffset at, Random random)
    {
        double day = Math.Sin((at.TimeOfDay.TotalHours - 9) / 24 * Math.Tau);
        return new StoredReading
        {
            Place = place,
            Session = 7,
            Sequence = i + 1,
            At = at,
            Received = at,
            Quality = "ok",
            Values = new Dictionary<string, double?>
            {
                ["temperature"] = Math.Round(19.5 + index + (day * 1.8) + (random.NextDouble() * 0.3), 1),
                ["humidity"] = Math.Round(52 - (2 * index) - (day * 5) + random.NextDouble(), 1),
            },
        };
    }
}
