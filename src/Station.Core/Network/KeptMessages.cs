namespace Station.Network;

/// <summary>
/// What the broker keeps, asked for on a connection of its own: there nothing comes twice because two subscriptions match it, and what
/// arrives at another QoS does not hold it up.
/// </summary>
internal static class KeptMessages
{
    /// <summary>Reads what is kept of some topics.</summary>
    /// <param name="address">The broker.</param>
    /// <param name="filters">Topics. To one with a wildcard some brokers send nothing that is kept: RabbitMQ 3.10 is one.</param>
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
