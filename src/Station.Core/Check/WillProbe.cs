using Firmware.Core;
using Mqtt;
using Station.Network;

namespace Station.Check;

/// <summary>
/// Finds out whether a broker sends the will of a client whose id another one takes: RabbitMQ 3.10 does not, so there a missing will says
/// nothing about the node. It takes over a client of its own.
/// </summary>
internal sealed class WillProbe(BrokerAddress address, string root)
{
    /// <summary>Seconds for a message to come back.</summary>
    private const double LimitSeconds = 3;

    private readonly string _id = LinkOptions.UniqueId();

    // Below the rooms of the chat: no node reads there, and whoever may talk to nodes may write there.
    private string Topic => $"{root}/{Leaf.Chat}/{_id}";

    /// <summary>Tries it.</summary>
    /// <returns>Null when that cannot be found out, because we may not write or read there.</returns>
    internal async Task<bool?> IsSentOnTakeOver(CancellationToken cancel)
    {
        try
        {
            ArrivalQueue queue = new();
            using BrokerLink listener = await BrokerLink.Open(
                address, new LinkOptions { ClientId = LinkOptions.UniqueId(), Filters = [(Topic, 1)] }, queue, cancel);
            LinkOptions victim = new() { ClientId = _id, Will = new MqttWill(Topic, "will"u8.ToArray(), 1, false) };
            using BrokerLink first = await BrokerLink.Open(address, victim, new ArrivalQueue(), cancel);
            await first.Publish(Topic, "open"u8, 1, false, cancel);
            if (!await Comes(queue, "open", cancel))
            {
                return null;
            }

            using BrokerLink second = await BrokerLink.Open(address, new LinkOptions { ClientId = _id }, new ArrivalQueue(), cancel);
            bool isSent = await Comes(queue, "will", cancel);
            await second.Leave();
            await listener.Leave();
            return isSent;
        }
        catch (StationException)
        {
            return null;
        }
    }

    private static async Task<bool> Comes(ArrivalQueue queue, string text, CancellationToken cancel)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(TimeSpan.FromSeconds(LimitSeconds));
        while (await queue.Next(limit.Token) is { } arrival)
        {
            if (arrival.Text == text)
            {
                return true;
            }
        }

        cancel.ThrowIfCancellationRequested();
        return false;
    }
}
