using Station.Contract;
using Station.Network;
using Station.Settings;

namespace Station.CommandLine;

/// <summary>What commands say when they go to every node.</summary>
internal static class EveryNode
{
    /// <summary>Explains why it takes the full limit: the nodes are not known in advance.</summary>
    internal static void PrintLimit(Exchange exchange, string root, double seconds)
    {
        if (exchange.IsToStrangers)
        {
            Console.Error.WriteLine($"station: the broker tells of no node under {root}; waiting {seconds} s for whoever answers");
        }
    }

    /// <summary>Connects, and makes sure that there is a node, before sending anything.</summary>
    /// <param name="address">The broker.</param>
    /// <param name="root">First part of every topic.</param>
    /// <param name="target">A place, an id, a pattern, or <c>all</c>.</param>
    /// <param name="waits">Whether nodes that are asleep are waited for.</param>
    /// <param name="cancel">Ends it early.</param>
    /// <exception cref="StationException">The node is unknown, or no known node matches.</exception>
    internal static async Task<(Exchange Exchange, BrokerLink Link)> Open(
        BrokerAddress address, string root, string target, bool waits, CancellationToken cancel)
    {
        Exchange exchange = new(address, root, target) { WaitsForSleepers = waits };
        BrokerLink link = await exchange.Open(cancel);
        if (exchange.IsKnown || target == NodeTopics.All)
        {
            return (exchange, link);
        }

        await link.Leave();
        link.Dispose();
        if (exchange.IsToMany)
        {
            throw new StationException($"no node under {root} matches {target}; station watch shows the nodes there are");
        }

        string place = await NodeIds.PlaceOf(address, root, target, cancel) ?? throw PlaceArgument.Silent(root, target, isKnown: false, 0);
        exchange = new Exchange(address, root, place) { Id = target, WaitsForSleepers = waits };
        return (exchange, await exchange.Open(cancel));
    }

    /// <summary>Prints what became of a message to all nodes.</summary>
    /// <param name="exchange">With the answers.</param>
    /// <param name="root">First part of every topic.</param>
    /// <param name="done">applied or done.</param>
    /// <param name="waits">Whether it waits at the broker for nodes that are offline.</param>
    /// <param name="seconds">How long was waited.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="StationException">No node is known, and none answered.</exception>
    internal static int Tally(Exchange exchange, string root, string done, bool waits, double seconds)
    {
        return exchange.Replies.Values.Any(static one => one.Status is not null || one.Answer is not null)
            ? SetReport.PrintAll(exchange.Replies.Values, done, waits, exchange.IsToStrangers, Console.Out) ? 0 : StationException.Failed
            : throw new StationException($"no node is known under {root}, and none answered within {seconds} s; is --root right?");
    }
}
