using Station.Record;

namespace Station.Plot;

/// <summary>Reads a recording and puts its readings in the order of time.</summary>
internal static class Recording
{
    /// <summary>The readings of each place.</summary>
    /// <exception cref="StationException">The file is no recording.</exception>
    internal static SortedDictionary<string, IReadOnlyList<(DateTimeOffset At, RecordedReading Reading)>> Read(string path)
    {
        IRecordFormat format = IRecordFormat.For(path);
        SortedDictionary<string, IReadOnlyList<(DateTimeOffset At, RecordedReading Reading)>> places = new(StringComparer.Ordinal);

        // The last line may be half written just now; a recorder finishes it.
        IEnumerable<RecordedReading> readings = File.ReadLines(path).Where(line => line != format.Heading).Select(format.Read).OfType<RecordedReading>();
        foreach (IGrouping<string, RecordedReading> place in readings.GroupBy(static one => one.Place))
        {
            places[place.Key] = InTime([.. place]);
        }

        return places.Count > 0 ? places : throw new StationException($"there is no reading in {path}; record some with station record --out {path}");
    }

    private static IReadOnlyList<(DateTimeOffset At, RecordedReading Reading)> InTime(RecordedReading[] readings)
    {
        // Before a node knows the time it counts seconds: its start follows from any reading of the same session that has both.
        Dictionary<long, DateTimeOffset> starts = [];
        foreach (RecordedReading one in readings)
        {
            if (one.Reading is { Session: { } session, At: { } at, UpSeconds: { } up })
            {
                starts.TryAdd(session, at.AddSeconds(-up));
            }
        }

        return [.. readings.Select(one => (TimeOf(one, starts), one)).OrderBy(static one => one.Item1).ThenBy(static one => one.one.Key?.Sequence)];
    }

    private static DateTimeOffset TimeOf(RecordedReading one, Dictionary<long, DateTimeOffset> starts) => one.Reading.At
        ?? (one.Reading is { Session: { } session, UpSeconds: { } up } && starts.TryGetValue(session, out DateTimeOffset start) ? start.AddSeconds(up) : one.Received);
}
