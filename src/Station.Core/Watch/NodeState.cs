using System.Text.Json;
using Station.Contract;

namespace Station.Watch;

/// <summary>What the station knows about one node. Uses no clock: the time is an argument.</summary>
internal sealed class NodeState(string place, DateTimeOffset firstSeen)
{
    /// <summary>Quantities of one node that are kept: none of the contract's nodes has ten.</summary>
    internal const int MostQuantities = 50;

    /// <summary>Characters of the name of a quantity: the longest of the contract has 11.</summary>
    internal const int LongestQuantity = 64;

    private readonly SortedDictionary<int, Measurement> _measurements = [];
    private readonly Rhythm _rhythm = new(firstSeen);
    private SequenceSet _sequence = new();
    private long? _session;

    /// <summary>Its place.</summary>
    internal string Place { get; } = place;

    /// <summary>Its status.</summary>
    internal NodeStatus Status { get; set; }

    /// <summary>The payload of the status topic; null if there is none.</summary>
    internal string? StatusText { get; set; }

    /// <summary>The alarms that last.</summary>
    internal IReadOnlyList<NodeAlarm> Alarms { get; set; } = [];

    /// <summary>When its readings come, and when they are due.</summary>
    internal Rhythm Rhythm => _rhythm;

    /// <summary>Whether it should have spoken and did not. Set by the table.</summary>
    internal bool IsLate { get; set; }

    /// <summary>Time of its last reading, as far as known.</summary>
    internal DateTimeOffset? LastReadingAt { get; private set; }

    /// <summary>Why values are missing; <c>ok</c> or null otherwise.</summary>
    internal string? Quality { get; private set; }

    /// <summary>Revision of its settings.</summary>
    internal long? Revision { get; private set; }

    /// <summary>Samples missing in the present session, of those since the station started.</summary>
    internal long Missing => _sequence.Missing;

    /// <summary>Its settings as published last, or null.</summary>
    internal NodeSettings? Settings { get; private set; }

    /// <summary>Its last health message.</summary>
    internal JsonElement? Health { get; set; }

    /// <summary>Its values: the known quantities first.</summary>
    internal IEnumerable<Measurement> Measurements => _measurements.Values;

    /// <summary>Whether it publishes JSON readings, so that plain values add nothing.</summary>
    internal bool SpeaksJson { get; private set; }

    /// <summary>It has published the settings in force.</summary>
    internal void Apply(NodeSettings settings)
    {
        Revision = settings.Revision ?? Revision;
        SpeaksJson = settings.SpeaksJson ?? SpeaksJson;
        Settings = settings;
        ApplySettings();
    }

    /// <summary>It has published a plain value.</summary>
    internal void ApplyValue(string quantity, double value, bool retained, DateTimeOffset now)
    {
        if (MeasurementOf(quantity) is not { } measurement)
        {
            return;
        }

        measurement.Value = value;
        if (SpeaksJson)
        {
            return;
        }

        if (!retained)
        {
            measurement.Remember(value);
            LastReadingAt = now;
            _rhythm.Spoke(now);
        }
    }

    /// <summary>It has published a live reading.</summary>
    /// <returns>How many samples are newly missing before it.</returns>
    internal long ApplyReading(NodeReading reading, bool retained, DateTimeOffset now)
    {
        SpeaksJson = true;
        Quality = reading.Quality;
        Revision = reading.Revision ?? Revision;
        LastReadingAt = retained ? Earlier(reading.At, now) : now;
        if (!retained)
        {
            _rhythm.Spoke(now);
        }

        foreach ((string quantity, double? value) in reading.Values)
        {
            if (MeasurementOf(quantity) is not { } measurement)
            {
                continue;
            }

            measurement.Value = value;
            if (value is { } number && !retained)
            {
                measurement.Remember(number);
            }
        }

        if (reading.Session is { } session && session != _session)
        {
            // A live reading belongs to the current session, whatever its number: that of an erased board can be lower.
            _session = session;
            _sequence = new SequenceSet();
        }

        return Count(reading);
    }

    /// <summary>It has published a reading from while it was cut off: it may fill a gap.</summary>
    internal void ApplyHistory(NodeReading reading) => Count(reading);

    private static DateTimeOffset? Earlier(DateTimeOffset? measured, DateTimeOffset now) => measured > now ? now : measured;

    private void ApplySettings()
    {
        if (Settings is { } settings)
        {
            _rhythm.Apply(settings, [.. Measurements.Select(static one => one.Quantity)]);
        }
    }

    private long Count(NodeReading reading)
    {
        if (reading.Sequence is not { } sequence || reading.Session is null || reading.Session != _session)
        {
            return 0;
        }

        long before = _sequence.Missing;
        _sequence.Add(sequence);
        return Math.Max(0, _sequence.Missing - before);
    }

    // Null where there are too many.
    private Measurement? MeasurementOf(string quantity)
    {
        int rank = Quantities.Rank(quantity);
        while (_measurements.TryGetValue(rank, out Measurement? there) && there.Quantity != quantity)
        {
            rank++;
        }

        if (!_measurements.TryGetValue(rank, out Measurement? found) && _measurements.Count < MostQuantities && quantity.Length <= LongestQuantity)
        {
            found = new Measurement(quantity);
            _measurements[rank] = found;
            ApplySettings();
        }

        return found;
    }
}
