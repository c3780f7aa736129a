using Station.Contract;
using Station.Network;

namespace Station.Watch;

/// <summary>
/// The nodes of which the broker has told nothing that it keeps, for brokers that send nothing kept to a wildcard, as RabbitMQ 3.10: a node
/// that speaks there is asked for by name, once. Pure: says whom to ask for, and what of the answer is news.
/// </summary>
internal sealed class Strangers(string root)
{
    /// <summary>Places in one question: some hundred topics in one packet.</summary>
    private const int AtOnce = 50;

    /// <summary>Topics to remember: no broker of that kind has so many nodes.</summary>
    private const int Most = 50_000;

    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly HashSet<string> _heard = new(StringComparer.Ordinal);
    private readonly Queue<string> _toAsk = new();

    /// <summary>Whether the broker sends what it keeps to a wildcard; null as long as that is not known.</summary>
    internal bool? BrokerTells { get; private set; }

    /// <summary>Takes a message that a wildcard brought.</summary>
    internal void Heard(Arrival arrival)
    {
        if (arrival.Retained)
        {
            BrokerTells = true;
        }

        if (BrokerTells != true && _heard.Count < Most && NodeTopics.TryParse(root, arrival.Topic, out string place, out _) && NodeTopics.IsPlace(place)
            && !NodeTopics.NoPlaces.Contains(place))
        {
            _heard.Add(arrival.Topic);
            if (_known.Add(place))
            {
                _toAsk.Enqueue(place);
            }
        }
    }

    /// <summary>The link was down: what has been heard before is not the last word any more.</summary>
    internal void Restart()
    {
        _heard.Clear();
        _toAsk.Clear();
        foreach (string place in _known)
        {
            _toAsk.Enqueue(place);
        }
    }

    /// <summary>The places to ask for now.</summary>
    internal IReadOnlyList<string> Next()
    {
        List<string> places = [];
        while (BrokerTells != true && places.Count < AtOnce && _toAsk.TryDequeue(out string? place))
        {
            places.Add(place);
        }

        return places;
    }

    /// <summary>Takes the answer to a question.</summary>
    /// <param name="kept">What the broker keeps of the places.</param>
    /// <param name="tells">Whether it sends such things to a wildcard; null when that was not seen.</param>
    /// <returns>What is news: what a node has said itself meanwhile is newer, and what a wildcard brings has come already.</returns>
    internal IEnumerable<Arrival> Answered(IEnumerable<Arrival> kept, bool? tells)
    {
        BrokerTells ??= tells;
        return BrokerTells == true ? [] : kept.Where(one => _heard.Add(one.Topic));
    }
}
