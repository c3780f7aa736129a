using System.Buffers;
using MQTTnet.Formatter;
using MQTTnet.Packets;

namespace Mqtt.Packets;

/// <summary>Puts packets on a stream, as many as there are with one call of the system.</summary>
/// <param name="stream">Where to write.</param>
/// <param name="format">Encodes.</param>
public sealed class PacketWriter(Stream stream, MqttPacketFormatterAdapter format)
{
    /// <summary>Bytes that are collected at most, and copied at most: a longer payload is written from where it is.</summary>
    public const int UsualBytes = 4096;

    private readonly ArrayBufferWriter<byte> _waiting = new();
    private ReadOnlySequence<byte> _payload;

    /// <summary>Bytes of the packets so far.</summary>
    public long Total { get; private set; }

    /// <summary>Whether it has to be flushed before the next packet.</summary>
    public bool IsFull => _waiting.WrittenCount >= UsualBytes || !_payload.IsEmpty;

    /// <summary>Adds a packet, which must fit: see <see cref="IsFull"/>. It is encoded at once.</summary>
    public void Add(MqttPacket packet)
    {
        MqttPacketBuffer encoded = format.Encode(packet);
        Total += encoded.Length;
        _waiting.Write(encoded.Packet);
        if (encoded.Payload.Length > UsualBytes)
        {
            _payload = encoded.Payload;
        }
        else
        {
            foreach (ReadOnlyMemory<byte> part in encoded.Payload)
            {
                _waiting.Write(part.Span);
            }
        }

        format.Cleanup();
    }

    /// <summary>Writes what waits.</summary>
    /// <exception cref="IOException">The connection is broken.</exception>
    public async ValueTask Flush(CancellationToken cancel)
    {
        await stream.WriteAsync(_waiting.WrittenMemory, cancel).ConfigureAwait(false);
        foreach (ReadOnlyMemory<byte> part in _payload)
        {
            await stream.WriteAsync(part, cancel).ConfigureAwait(false);
        }

        _payload = default;
        _waiting.ResetWrittenCount();
    }
}
