using System.Text.RegularExpressions;
using Station.Network;

namespace Station.Chat;

/// <summary>Questions to nodes, <c>@livingroom ...</c>, one after the other.</summary>
internal sealed partial class NodeQuestions(BrokerAddress address, string root)
{
    private readonly SemaphoreSlim _turn = new(1);
    private volatile NodeQuestion? _present;

    /// <summary>The place a text asks, or null.</summary>
    internal static string? PlaceIn(string text) => Question().Match(text) is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>A message has come that may be an answer. Network thread.</summary>
    internal void Receive(Arrival arrival) => _present?.Receive(arrival);

    /// <summary>Finds the answer of a node.</summary>
    /// <returns>What to say in the room; null if there is no such node.</returns>
    internal async Task<string?> Answer(BrokerLink link, string place, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            NodeQuestion question = new(address, root, place);
            _present = question;
            return await question.Answer(link, cancel);
        }
        finally
        {
            _present = null;
            _turn.Release();
        }
    }

    [GeneratedRegex("^@([a-z0-9_-]{1,32})(?:$|[^a-zA-Z0-9_-])")]
    private static partial Regex Question();
}
