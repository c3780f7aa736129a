namespace Fault.Tests.Simulation;

/// <summary>The part of the broker that hands messages on and keeps them.</summary>
internal sealed class Mailroom
{
    /// <summary>By client id.</summary>
    internal Dictionary<string, BrokerSession> Sessions { get; } = [];

    /// <summary>What is kept for later subscribers, by topic.</summary>
    internal Dictionary<string, Message> Retained { get; } = [];

    /// <summary>Is told every message that is handed on.</summary>
    internal Action<Message>? Published { get; set; }

    /// <summary>Forgets everything.</summary>
    internal void Clear()
    {
        Sessions.Clear();
        Retained.Clear();
    }

    /// <summary>Hands a message on.</summary>
    internal void Route(Message message)
    {
        if (message.Retain && message.Payload.Length == 0)
        {
            Retained.Remove(message.Topic);
        }
        else if (message.Retain)
        {
            Retained[message.Topic] = message;
        }

        Published?.Invoke(message);
        foreach (BrokerSession session in Sessions.Values)
        {
            if (session.Topics.Contains(message.Topic))
            {
                Send(session, message, retained: false);
            }
        }
    }

    /// <summary>Sends what is kept.</summary>
    internal void SendRetained(BrokerSession session, string[] topics)
    {
        foreach (string topic in topics)
        {
            if (Retained.TryGetValue(topic, out Message? kept))
            {
                Send(session, kept, retained: true);
            }
        }
    }

    private static void Send(BrokerSession session, Message message, bool retained)
    {
        session.LastId++;
        Packet packet = new(PacketKind.Publish, session.LastId, message, retained);
        session.Outgoing.Add(packet);
        session.Wire?.ToClient(packet);
    }
}
