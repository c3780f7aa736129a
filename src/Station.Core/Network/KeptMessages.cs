namespace Station.Network;

/// <summary>
/// Reads retained messages on a separate connection, where overlapping subscriptions cause no duplicates and messages of another QoS cause
/// no delay.
/// </summary>
internal static class KeptMessages
{
    /// <summary>Reads the retained messages of some topics.</summary>
    /// <param name="address">The broker.</param>
    /// <param name="filters">Topic filters. Some brokers send no retained messages to a wildcard: RabbitMQ 3.10 is one.</param>
    /// <param name="cancel">Ends it early.</param>
    /// <exception cref="StationException">No connection, or the broker does not let us read.</exception>
    internal static async Task<IReadOnlyList<Arrival>> Read(BrokerAddress address, IEnumerable<string> filters, CancellationToken cancel)
    {
        ArrivalQueue queue = new();
        LinkOptions options = new() { ClientId = LinkOptions.UniqueId(), Filters = [.. filters.Select(static filter => (filter, 0))] };
        using BrokerLink link = await BrokerLink.Open(address, options, queue, cancel);
        await link.Settle(cancel);
        List<Arrival> kept = [];
        while (queue.Arrivals.TryRead(out Arrival? arrival))
        {
            if (arrival.Retained)
            {
                kept.Add(arrival);
            }
        }

        await link.Leave();
        return kept;
    }
}
