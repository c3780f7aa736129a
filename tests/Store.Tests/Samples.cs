namespace Store.Tests;

/// <summary>Readings of a node that measures every ten seconds.</summary>
internal static class Samples
{
    /// <summary>When the first one was measured.</summary>
    internal static readonly DateTimeOffset Start = new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero);

    /// <summary>Seconds between two.</summary>
    internal const int IntervalSeconds = 10;

    /// <summary>The time of a reading.</summary>
    internal static DateTimeOffset At(double number) => Start.AddSeconds((number - 1) * IntervalSeconds);

    /// <summary>One of them.</summary>
    internal static StoredReading Reading(int number, double? temperature = 20, string place = "attic", long session = 7) => new()
    {
        Place = place,
        Session = session,
        Sequence = number,
        At = At(number),
        UpSeconds = number * IntervalSeconds,
        Received = At(number).AddMilliseconds(40),
        Values = new Dictionary<string, double?> { ["temperature"] = temperature },
        Quality = temperature is null ? "timeout" : "ok",
        Revision = 3,
    };

    /// <summary>Some that follow each other.</summary>
    internal static StoredReading[] Readings(int first, int last)
        => [.. Enumerable.Range(first, last - first + 1).Select(one => Reading(one, 20 + (one / 10.0)))];

    /// <summary>The only node of a store.</summary>
    internal static NodeInfo Node(this ReadingStore store) => store.Nodes().Single();

    /// <summary>Everything of the only node.</summary>
    internal static StoredReading[] All(this ReadingStore store) => [.. store.Read(store.Node(), new ReadingFilter())];

    /// <summary>The temperature of the only node.</summary>
    internal static Series Temperature(this ReadingStore store, int points = 2000) =>
        store.ReadSeries(store.Node().Id, "temperature", Start.AddYears(-1), Start.AddYears(1), points);
}
