using Station.Contract;
using Station.Network;

namespace Station.Watch;

/// <summary>
/// Nodes whose retained messages have not come, on brokers that send none to a wildcard, such as RabbitMQ 3.10: they are requested by name,
/// once for each node that publishes. Uses no network: says what to request, and what in the answer is news.
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

    /// <summary>Whether the broker sends retained messages to a wildcard; null until that is known.</summary>
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

    /// <summary>The link was down: what was received before may be out of date.</summary>
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
    /// <param name="tells">Whether it sends retained messages to a wildcard; null if that was not seen.</param>
    /// <returns>What is news: live messages that came in the meantime are newer, and what a wildcard brings has come already.</returns>
    internal IEnumerable<Arrival> Answered(IEnumerable<Arrival> kept, bool? tells)
    {
        BrokerTells ??= tells;
        return BrokerTells == true ? [] : kept.Where(one => _heard.Add(one.Topic));
    }
}
