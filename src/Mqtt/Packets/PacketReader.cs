using MQTTnet.Adapter;
using MQTTnet.Exceptions;
using MQTTnet.Formatter;
using MQTTnet.Packets;

namespace Mqtt.Packets;

/// <summary>
/// Takes packets off a stream. MQTTnet decodes them; where each one ends is found here and not by its MqttChannelAdapter, which
/// allocates whatever length is announced, looks at no flags, and reads a packet with three calls of the system instead of several
/// packets with one.
/// </summary>
/// <param name="stream">What to read.</param>
/// <param name="format">Decodes. Without a version it takes that of the first packet.</param>
/// <param name="maxBytes">Bytes that a packet may have behind its fixed header.</param>
public sealed class PacketReader(Stream stream, MqttPacketFormatterAdapter format, int maxBytes)
{
    /// <summary>The most that the protocol can say, in bytes: MQTT 3.1.1, clause 2.2.3.</summary>
    public const int MaxBytes = 268_435_455;

    /// <summary>Bytes: a packet of a node or a few hundred acknowledgements.</summary>
    private const int UsualBytes = 1024;

    private const int SmallestHeader = 2;
    private const int LargestHeader = 5;

    private byte[] _buffer = new byte[UsualBytes];
    private int _start;
    private int _end;

    /// <summary>Told whenever bytes have arrived, also in the middle of a packet.</summary>
    public Action? HasRead { get; set; }

    /// <summary>Bytes of the packets so far.</summary>
    public long Total { get; private set; }

    /// <summary>Whether the next packet is here already.</summary>
    public bool HasPacket => TryReadHeader(out int header, out int length) && _end - _start >= header + length;

    /// <summary>Waits for the next packet.</summary>
    /// <returns>Null if the other side has closed, be it in the middle of a packet.</returns>
    /// <exception cref="MqttProtocolViolationException">What came is no MQTT, or a packet is too large.</exception>
    /// <exception cref="IOException">The connection is broken.</exception>
    public async ValueTask<MqttPacket?> Read(CancellationToken cancel)
    {
        int header;
        int length;
        while (!TryReadHeader(out header, out length) || _end - _start < header + length)
        {
            if (!await Fill(header + length, cancel).ConfigureAwait(false))
            {
                return null;
            }
        }

        MqttPacket packet = Decode(header, length);
        Total += header + length;
        _start += header + length;
        if (_start == _end)
        {
            _start = _end = 0;
            _buffer = _buffer.Length > UsualBytes ? new byte[UsualBytes] : _buffer;
        }

        return packet;
    }

    // False while the header is incomplete; header and length then say what is missing at least.
    private bool TryReadHeader(out int header, out int length)
    {
        header = SmallestHeader;
        length = 0;
        ReadOnlySpan<byte> bytes = _buffer.AsSpan(_start, _end - _start);
        if (bytes.Length > 0)
        {
            PacketRules.CheckFlags(bytes[0], format.ProtocolVersion);
        }

        for (int at = 1; at < bytes.Length; at++)
        {
            length |= (bytes[at] & 0x7F) << (7 * (at - 1));
            header = at + 1;
            if (bytes[at] < 0x80)
            {
                return length <= maxBytes ? true : throw new PacketTooLargeException(length, maxBytes);
            }

            if (header == LargestHeader)
            {
                throw new MqttProtocolViolationException("The remaining length has more than four bytes.");
            }
        }

        header++;
        length = 0;
        return false;
    }

    private async ValueTask<bool> Fill(int wanted, CancellationToken cancel)
    {
        if (_start > 0 && _start + wanted > _buffer.Length)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length)
        {
            // What is announced may never come: the buffer grows with what has.
            Array.Resize(ref _buffer, (int)Math.Min((long)_buffer.Length * 2, (long)MaxBytes + LargestHeader));
        }

        int count = await stream.ReadAsync(_buffer.AsMemory(_end), cancel).ConfigureAwait(false);
        _end += count;
        if (count > 0)
        {
            HasRead?.Invoke();
        }

        return count > 0;
    }

    private MqttPacket Decode(int header, int length)
    {
        ArraySegment<byte> body = new(_buffer, _start + header, length);
        ReceivedMqttPacket received = new(_buffer[_start], body, header + length);
        try
        {
            if (format.ProtocolVersion == MqttProtocolVersion.Unknown)
            {
                format.DetectProtocolVersion(received);
            }

            PacketRules.CheckBody(_buffer[_start], body, format.ProtocolVersion);
            return format.Decode(received) ?? throw new MqttProtocolViolationException("An empty packet.");
        }
        catch (Exception malformed) when (malformed is not MqttProtocolViolationException)
        {
            // MQTTnet throws exceptions of many types for bytes that are not MQTT.
            throw new MqttProtocolViolationException(malformed.Message);
        }
    }
}
