using System.Text.Json;

namespace Scale;

/// <summary>Counts the readings of every node, over all readers.</summary>
internal sealed class Tally
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, HashSet<int>> _places = [];
    private Dictionary<string, int> _last = [];
    private int _readings;
    private int _late;

    /// <summary>Readings up to now, those that came twice included.</summary>
    public int Readings => Volatile.Read(ref _readings);

    /// <summary>Those of them that came on <c>history</c>.</summary>
    public int Late => Volatile.Read(ref _late);

    /// <summary>Readings that came more than once.</summary>
    public int Twice
    {
        get
        {
            lock (_lock)
            {
                return _readings - _places.Values.Sum(seen => seen.Count);
            }
        }
    }

    /// <summary>Readings that are missing between the first one of a node and its last one before <see cref="Mark"/>.</summary>
    public int Lost
    {
        get
        {
            lock (_lock)
            {
                return _last.Sum(place => place.Value - _places[place.Key].Min() + 1 - _places[place.Key].Count(seq => seq <= place.Value));
            }
        }
    }

    /// <summary>Up to here every reading must come. A node that is told to leave takes with it what still waits.</summary>
    public void Mark()
    {
        lock (_lock)
        {
            _last = _places.ToDictionary(place => place.Key, place => place.Value.Max());
        }
    }

    /// <summary>Takes a message on <c>reading</c> or <c>history</c>.</summary>
    public void Take(string topic, ReadOnlySpan<byte> payload)
    {
        int seq = SeqOf(payload);
        string place = topic[..topic.LastIndexOf('/')];
        lock (_lock)
        {
            _readings++;
            if (topic.EndsWith("/history", StringComparison.Ordinal))
            {
                _late++;
            }

            if (!_places.TryGetValue(place, out HashSet<int>? seen))
            {
                _places[place] = seen = [];
            }

            _ = seen.Add(seq);
        }
    }

    private static int SeqOf(ReadOnlySpan<byte> payload)
    {
        Utf8JsonReader reader = new(payload);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("seq"))
            {
                _ = reader.Read();
                return reader.GetInt32();
            }
        }

        throw new FormatException("A reading without seq.");
    }
}
