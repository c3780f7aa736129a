using Firmware.Core;
using Mqtt;
using Station.Network;

namespace Station.Check;

/// <summary>
/// Finds out, with a client of its own, whether a broker publishes the will of a client whose id is taken over. RabbitMQ 3.10 does not, so a
/// missing will says nothing about the node there.
/// </summary>
internal sealed class WillProbe(BrokerAddress address, string root)
{
    /// <summary>Time limit for a message to come back, in seconds.</summary>
    private const double LimitSeconds = 3;

    private readonly string _id = LinkOptions.UniqueId();

    // Below the topics of the chat: no node subscribes to them, and everybody who may talk to nodes may publish there.
    private string Topic => $"{root}/{Leaf.Chat}/{_id}";

    /// <summary>Tries it.</summary>
    /// <returns>Null if that cannot be found out, because the user may not read or write there.</returns>
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
