using System.Threading.Channels;
using MQTTnet.Packets;

namespace Mqtt;

/// <summary>One call of <see cref="MqttClient.Connect"/>: where to, what waits to be sent, and why it ended.</summary>
internal sealed class Attempt(string host, int port)
{
    private readonly CancellationTokenSource _ended = new();
    private readonly Channel<Outgoing> _outgoing = Channel.CreateUnbounded<Outgoing>(new UnboundedChannelOptions { SingleReader = true });
    private int _reason;
    private volatile bool _isLeaving;
    private volatile bool _isAccepted;

    /// <summary>Name or address.</summary>
    internal string Host { get; } = host;

    /// <summary>1 to 65,535.</summary>
    internal int Port { get; } = port;

    /// <summary>Whether the broker has accepted the connection, now or before it ended.</summary>
    internal bool IsAccepted => _isAccepted;

    /// <summary>What it means that the connection is closed by the other side.</summary>
    internal MqttReason Lost => _isAccepted ? MqttReason.ConnectionLost : MqttReason.ClosedBeforeConnack;

    /// <summary>Whether it takes what the client sends. Needs the client's lock.</summary>
    internal bool Accepts { get; set; }

    /// <summary>Whether a DISCONNECT is, or waits to be, the last that is sent.</summary>
    internal bool IsLeaving => _isLeaving;

    /// <summary>Cancelled when it ends.</summary>
    internal CancellationToken Ended => _ended.Token;

    /// <summary>What waits to be sent.</summary>
    internal ChannelReader<Outgoing> Outgoing => _outgoing.Reader;

    /// <summary>Why it ends, or None while it goes on.</summary>
    internal MqttReason Reason => (MqttReason)Volatile.Read(ref _reason);

    /// <summary>The broker has accepted the connection: it takes what the client sends. Under the client's lock.</summary>
    internal void Accept()
    {
        _isAccepted = true;
        Accepts = true;
    }

    /// <summary>Queues a packet.</summary>
    /// <param name="packet">Must not change any more.</param>
    /// <param name="qos0Id">The id under which a message of QoS 0 is reported as sent; 0 for everything else.</param>
    internal void Send(MqttPacket packet, ushort qos0Id = 0) => _outgoing.Writer.TryWrite(new Outgoing(packet, qos0Id));

    /// <summary>Queues a DISCONNECT. Nothing is taken behind it.</summary>
    internal void Leave()
    {
        _isLeaving = true;
        Send(new MqttDisconnectPacket());
        _outgoing.Writer.TryComplete();
    }

    /// <summary>Ends it; the first reason counts. Runs nothing on the caller's thread, which may hold a lock.</summary>
    internal void End(MqttReason reason)
    {
        if (Interlocked.CompareExchange(ref _reason, (int)reason, (int)MqttReason.None) == (int)MqttReason.None)
        {
            _ = _ended.CancelAsync();
        }
    }
}
