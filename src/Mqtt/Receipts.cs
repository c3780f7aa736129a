using MQTTnet.Packets;

namespace Mqtt;

/// <summary>The acknowledgements of what has been handed over: sent at once, or together when it has been made to last.</summary>
/// <param name="relay">Has it made to last.</param>
/// <param name="together">Whether they wait for <see cref="Settle"/>.</param>
internal sealed class Receipts(EventRelay relay, bool together)
{
    /// <summary>That many wait at most.</summary>
    private const int Most = 1000;

    private readonly List<MqttPacket> _held = [];
    private bool _isDue;

    /// <summary>Whether no more should wait.</summary>
    internal bool AreFull => _held.Count >= Most;

    /// <summary>A message has been handed over, of whatever QoS.</summary>
    internal void MarkDue() => _isDue = together;

    /// <summary>Acknowledges one.</summary>
    internal void Acknowledge(Attempt attempt, MqttPacket answer)
    {
        if (together)
        {
            _held.Add(answer);
        }
        else
        {
            attempt.Send(answer);
        }
    }

    /// <summary>Forgets those of a connection that has ended: the broker sends the messages again, and their numbers mean others by then.</summary>
    internal void Drop()
    {
        _held.Clear();
        _isDue = false;
    }

    /// <summary>Sends those that wait, when what they acknowledge has been made to last.</summary>
    /// <returns>False if that was not possible: the connection has to end without them.</returns>
    internal async ValueTask<bool> Settle(Attempt attempt)
    {
        if (!_isDue)
        {
            return true;
        }

        bool isSettled = await relay.Settle(attempt.Ended).ConfigureAwait(false);
        foreach (MqttPacket answer in isSettled ? _held : [])
        {
            attempt.Send(answer);
        }

        Drop();
        return isSettled;
    }
}
