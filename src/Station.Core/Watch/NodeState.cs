using System.Text.Json;
using Firmware.Core;
using Station.Contract;

namespace Station.Watch;

/// <summary>What the station knows about one node. Pure: time comes in as an argument.</summary>
internal sealed class NodeState(string place, DateTimeOffset firstSeen)
{
    private readonly SortedDictionary<int, Measurement> _measurements = [];
    private readonly Rhythm _rhythm = new(firstSeen);
    private SequenceSet _sequence = new();
    private JsonElement? _settings;
    private long? _session;

    /// <summary>Its place.</summary>
    internal string Place { get; } = place;

    /// <summary>What its status topic says.</summary>
    internal NodeStatus Status { get; set; }

    /// <summary>When it speaks, and when it should have.</summary>
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

    /// <summary>Its last health message.</summary>
    internal JsonElement? Health { get; set; }

    /// <summary>Its values: the known quantities first.</summary>
    internal IEnumerable<Measurement> Measurements => _measurements.Values;

    /// <summary>Whether it publishes JSON readings, so that plain values say nothing new.</summary>
    internal bool SpeaksJson { get; private set; }

    /// <summary>Takes the settings in force.</summary>
    internal void TakeSettings(JsonElement json)
    {
        Revision = json.Whole("rev") ?? Revision;
        SpeaksJson = json.Text("payload") is { } payload ? payload != SettingsTable.Get(Setting.Payload).Choices[Setting.PayloadValues] : SpeaksJson;
        _settings = json;
        ApplySettings();
    }

    /// <summary>Takes a plain value.</summary>
    internal void TakeValue(string quantity, double value, bool retained, DateTimeOffset now)
    {
        Measurement measurement = MeasurementOf(quantity);
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

    /// <summary>Takes a live reading.</summary>
    /// <returns>How many samples are newly missing before it.</returns>
    internal long TakeReading(NodeReading reading, bool retained, DateTimeOffset now)
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
            Measurement measurement = MeasurementOf(quantity);
            measurement.Value = value;
            if (value is { } number && !retained)
            {
                measurement.Remember(number);
            }
        }

        if (reading.Session is { } session && session != _session)
        {
            // What is live belongs to the present run, whatever its number: that of an erased board can be lower.
            _session = session;
            _sequence = new SequenceSet();
        }

        return Count(reading);
    }

    /// <summary>Takes a reading from while the node was cut off: it may fill a gap.</summary>
    internal void TakeHistory(NodeReading reading) => Count(reading);

    private static DateTimeOffset? Earlier(DateTimeOffset? measured, DateTimeOffset now) => measured > now ? now : measured;

    private void ApplySettings()
    {
        if (_settings is { } settings)
        {
            _rhythm.TakeSettings(settings, [.. Measurements.Select(static one => one.Quantity)]);
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

    private Measurement MeasurementOf(string quantity)
    {
        int rank = Quantities.Rank(quantity);
        while (_measurements.TryGetValue(rank, out Measurement? there) && there.Quantity != quantity)
        {
            rank++;
        }

        if (!_measurements.TryGetValue(rank, out Measurement? found))
        {
            found = new Measurement(quantity);
            _measurements[rank] = found;
            ApplySettings();
        }

        return found;
    }
}
