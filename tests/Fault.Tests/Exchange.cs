using Kit;

namespace Fault.Tests;

/// <summary>What a node and its broker say to each other on one connection, in order.</summary>
internal sealed class Exchange
{
    private readonly Lock _lock = new();
    private readonly PacketNames _up = new();
    private readonly List<string> _fromNode = [];
    private bool _isAnswered;
    private readonly TaskCompletionSource _isSaid = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isAsked;

    /// <summary>Whether it is MQTT that can be read, and not TLS.</summary>
    internal bool IsPlain { get; init; } = true;

    /// <summary>Whether no acknowledgement reaches the node before it has said everything.</summary>
    internal bool IsHeld { get; init; }

    /// <summary>Bytes of the node.</summary>
    internal int Up { get; private set; }

    /// <summary>Bytes of the broker.</summary>
    internal int Down { get; private set; }

    /// <summary>How often the node asked for an answer and got one. Of TLS it is not known what asks: all of it is taken for that.</summary>
    internal int RoundTrips { get; private set; }

    /// <summary>The packets of the node.</summary>
    internal IReadOnlyList<string> FromNode => _fromNode;

    /// <summary>The node has said something.</summary>
    internal void NodeSays(ReadOnlySpan<byte> bytes)
    {
        lock (_lock)
        {
            Up += bytes.Length;
            List<string> packets = IsPlain ? _up.Take(bytes) : [];
            _fromNode.AddRange(packets);
            _isAsked |= !IsPlain || packets.Exists(static one => one is not ("PUBACK" or "DISCONNECT"));
            if (_fromNode.Exists(static one => one.EndsWith("/status q1 asleep", StringComparison.Ordinal)))
            {
                _ = _isSaid.TrySetResult();
            }
        }
    }

    /// <summary>The broker says something, which the node gets when this is over.</summary>
    internal async Task BrokerSays(int bytes)
    {
        if (IsHeld && _isAnswered)
        {
            await Limits.Reached(_isSaid.Task, "the node has said that it is asleep, without an acknowledgement of what it said before");
        }

        lock (_lock)
        {
            Down += bytes;
            RoundTrips += _isAsked ? 1 : 0;
            _isAsked = false;
            _isAnswered = true;
        }
    }
}
