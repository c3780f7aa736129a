using System.Globalization;
using System.Security.Cryptography;
using Firmware.Core;
using Station.Contract;
using Station.Network;

namespace Station.Check;

/// <summary>
/// Cuts the node off by connecting with its client id, and checks what broker and node do. Only on request: it deletes the node's session at
/// the broker.
/// </summary>
internal static class LinkChecks
{
    /// <summary>Time limit for the node to come back, in seconds: the longest pause of its backoff and a margin.</summary>
    private const double ReturnSeconds = 90;

    /// <summary>Runs after the other checks.</summary>
    internal static async Task Run(NodeUnderTest node, CheckReport report, string clientId, CancellationToken cancel)
    {
        int begin = node.Sightings.Count;
        TimeSpan cutAt = node.Now;

        // With a clean session, because only then does the broker publish the will of a persistent one.
        LinkOptions options = new() { ClientId = clientId };
        using (BrokerLink impostor = await BrokerLink.Open(node.Address, options, new ArrivalQueue(), cancel))
        {
            await node.Wait(() => Has(node, begin, Words.Offline) || Has(node, begin, Words.Online), NodeUnderTest.AnswerSeconds, cancel);
            if (!await CheckWill(node, report, begin, clientId, cancel))
            {
                return;
            }

            await impostor.Leave();
        }

        await CheckReturn(node, report, begin, cutAt, cancel);
    }

    // True if the node was cut off.
    private static async Task<bool> CheckWill(NodeUnderTest node, CheckReport report, int begin, string clientId, CancellationToken cancel)
    {
        const string Name = "the will says offline";
        if (Has(node, begin, Words.Offline))
        {
            report.Add(Name, true, Words.Offline);
            bool isKept = (await node.AskKept(cancel, NodeTopics.Status)).Any(static one => one.Arrival is { Retained: true, Text: Words.Offline });
            report.Add("the will is retained", isKept, isKept ? "offline, retained" : "not retained, or the node is back already");
            return true;
        }

        // If the broker publishes no wills, only the return of the node shows that it was cut off, and that may take the full limit.
        bool? isSent = await new WillProbe(node.Address, node.Root).IsSentOnTakeOver(cancel);
        bool isBack = await node.Wait(() => Has(node, begin, Words.Online), isSent == false ? ReturnSeconds : 0, cancel);
        if (isBack && isSent == false)
        {
            report.Skip(Name, "this broker sends no will of a client that is taken over: pull the node's plug to see it");
        }
        else
        {
            report.Add(Name, false, isBack ? "nothing, and the node came back" : $"nothing; is {clientId} the node's client id?");
        }

        return isBack;
    }

    private static async Task CheckReturn(NodeUnderTest node, CheckReport report, int begin, TimeSpan cutAt, CancellationToken cancel)
    {
        bool isBack = await node.Wait(() => Has(node, begin, Words.Online), ReturnSeconds, cancel);
        string after = (node.Now - cutAt).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        report.Add("the node comes back", isBack, isBack ? $"after {after} s" : $"not within {ReturnSeconds} s");
        if (!isBack)
        {
            return;
        }

        // "online" means that the node can be talked to at once. Its session is gone, so without a new subscription this message is lost.
        string id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
        await node.Send(NodeTopics.Config, $"{{\"id\":\"{id}\",\"no_such_setting\":1}}", cancel);
        bool isAnswered = await node.Wait(
            () => node.Sightings.Any(one => one.Leaf == NodeTopics.ConfigResult && one.Json?.Text("id") == id), NodeUnderTest.AnswerSeconds, cancel);
        report.Add("online after the subscription", isAnswered, isAnswered ? "a message sent at once was answered" : "a message sent at once was not answered");
        await CheckNothingLost(node, report, begin, cancel);
    }

    private static async Task CheckNothingLost(NodeUnderTest node, CheckReport report, int begin, CancellationToken cancel)
    {
        const string Name = "readings of the cut come later";
        double? interval = node.Last(NodeTopics.ConfigState)?.Json?.Number("interval");
        if (Numbers(node, 0) is not { Length: > 0 } before)
        {
            report.Skip(Name, "the node sends no JSON readings");
            return;
        }

        int returned = node.Sightings.Count;
        await node.Wait(
            () => node.Sightings.Skip(returned).Any(static one => one.Leaf == NodeTopics.Reading), ((interval ?? 60) * 1.1) + NodeUnderTest.AnswerSeconds,
            cancel);
        long first = Numbers(node, 0, begin).DefaultIfEmpty(before[0]).Max();
        bool IsWhole() => Numbers(node, 0).Distinct().Count(number => number >= first) == Numbers(node, 0).Max() - first + 1;
        bool isWhole = await node.Wait(IsWhole, NodeUnderTest.AnswerSeconds, cancel);
        report.Add(Name, isWhole, "seq " + string.Join(" ", Numbers(node, begin)));
    }

    private static long[] Numbers(NodeUnderTest node, int begin, int? end = null) =>
        [.. node.Sightings.Take(end ?? int.MaxValue).Skip(begin)
            .Where(static one => one.Leaf is NodeTopics.Reading or NodeTopics.History).Select(static one => one.Json?.Whole("seq")).OfType<long>()];

    // Only live messages: retained ones are about the past.
    private static bool Has(NodeUnderTest node, int begin, string status) =>
        node.Sightings.Skip(begin).Any(one => one.Leaf == NodeTopics.Status && !one.Arrival.Retained && one.Arrival.Text == status);
}
