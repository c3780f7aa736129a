using System.Text.Json.Nodes;
using Station.Contract;
using Station.Network;

namespace Station.Settings;

/// <content>Nodes that try settings before they keep them: they leave, come back or turn up elsewhere, and only then answer for good.</content>
internal sealed partial class Exchange
{
    /// <summary>Seconds besides the trial itself: the longest pause of a node between two attempts to connect.</summary>
    private const int LongestPauseSeconds = 60;

    private Reply[] Tried => [.. _replies.Values.Where(static one => one.WasTried)];

    // Waits for the last answer of every node that tries the settings.
    private async Task Follow(BrokerLink link, JsonObject asked, TimeSpan limit, CancellationToken cancel)
    {
        Reply[] begun = [.. Tried.Where(static one => one.IsOnTrial)];
        if (begun.Length == 0)
        {
            return;
        }

        await _topics.Follow(link, new Destination(root, IsToMany ? NodeTopics.All : place, asked, Only.Health?.Text("id")));
        TimeSpan whole = limit + TimeSpan.FromSeconds(begun.Max(static one => one.TrialSeconds) + LongestPauseSeconds);
        TrialReport.PrintBegin(begun, whole, Progress);
        await Collect(() => Tried, static one => one.Answer is not null && !one.IsOnTrial, whole, cancel);
        foreach (Reply one in Tried)
        {
            one.OtherBroker = Destination.OtherBroker(one.Before, asked);
        }
    }
}
