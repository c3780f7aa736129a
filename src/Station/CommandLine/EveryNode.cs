using Station.Contract;
using Station.Settings;

namespace Station.CommandLine;

/// <summary>What commands say when they go to every node.</summary>
internal static class EveryNode
{
    /// <summary>Says why it takes as long as the limit: nobody knows who will answer.</summary>
    internal static void TellHowLong(Exchange exchange, string root, double seconds)
    {
        if (exchange.IsToStrangers)
        {
            Console.Error.WriteLine($"station: the broker tells of no node under {root}; waiting {seconds} s for whoever answers");
        }
    }

    /// <summary>Says that nobody is there, before anything is sent and waited for.</summary>
    /// <exception cref="StationException">Nothing is known of the node, or of any that matches.</exception>
    internal static void MustBeKnown(Exchange exchange, string root)
    {
        if (!exchange.IsKnown && exchange.Target != NodeTopics.All)
        {
            throw exchange.IsToMany
                ? new StationException($"no node under {root} matches {exchange.Target}; station watch shows the nodes there are")
                : PlaceArgument.Silent(root, exchange.Target, isKnown: false, 0);
        }
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
