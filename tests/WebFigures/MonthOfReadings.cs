using Store;

namespace WebFigures;

/// <summary>A month of some nodes with a reading a minute.</summary>
internal static class MonthOfReadings
{
    private const int MinutesOfMonth = 31 * 24 * 60;

    /// <summary>Writes it.</summary>
    internal static void Write(string file, IReadOnlyList<string> places)
    {
        using ReadingStore store = ReadingStore.Open(file);
        DateTimeOffset now = DateTimeOffset.UtcNow;
        foreach (string place in places)
        {
            Random random = new(place.Length);
            store.Write([.. Enumerable.Range(1, MinutesOfMonth).Select(minute => Reading(place, minute, now.AddMinutes(minute - MinutesOfMonth), random))]);
        }
    }

    private static StoredReading Reading(string place, int minute, DateTimeOffset at, Random random) => new()
    {
        Place = place,
        Session = 1,
        Sequence = minute,
        At = at,
        Received = at,
        Quality = "ok",
        Values = new Dictionary<string, double?> { ["temperature"] = Math.Round(20 + (3 * Math.Sin(minute / 229.0)) + random.NextDouble(), 1) },
    };
}
