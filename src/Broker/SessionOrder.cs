using System.Collections.Concurrent;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace Brokers;

/// <summary>
/// Lets the connections with one client id begin one after the other, and ends a session that lasts as long as its connection before the next one
/// with its id begins. MQTTnet.Server hands such a session on to a client that asks for a kept one, says that it was kept, and can delete it under
/// that client: MQTT 3.1.1, statement MQTT-3.1.2-6, forbids the one, and a client that believes it does not subscribe again.
/// </summary>
internal sealed class SessionOrder
{
    private readonly ConcurrentDictionary<string, Channel> _last = [];

    /// <summary>Waits until a client that may connect does so as the only one with its id.</summary>
    internal async Task Admit(ValidatingConnectionEventArgs who)
    {
        if (who.ReasonCode != MqttConnectReasonCode.Success || string.IsNullOrEmpty(who.ClientId))
        {
            return;
        }

        Channel channel = ((Caller)who.RemoteEndPoint).Channel;
        Channel? before = null;
        _ = _last.AddOrUpdate(who.ClientId, channel, (_, last) =>
        {
            before = last;
            return channel;
        });
        _ = Forget(who.ClientId, channel);
        if (before is null)
        {
            return;
        }

        await before.Answered.ConfigureAwait(false);
        if (!before.KeepsSession)
        {
            await before.End().ConfigureAwait(false);
        }
    }

    private async Task Forget(string id, Channel channel)
    {
        await channel.Over.ConfigureAwait(false);
        _ = _last.TryRemove(KeyValuePair.Create(id, channel));
    }
}
