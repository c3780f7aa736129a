using System.Buffers;
using System.Text.Unicode;

namespace Mqtt.Native;

/// <summary>A topic as a C string, encoded into the caller's stack where it fits, so that publishing allocates nothing.</summary>
internal readonly ref struct TopicText
{
    /// <summary>Bytes of stack to hand in. A topic that might not fit takes a rented array.</summary>
    internal const int StackBytes = 512;

    /// <summary>Bytes; MQTT 3.1.1, section 1.5.3: a string has a length of two bytes.</summary>
    private const int MaxBytes = ushort.MaxValue;

    /// <summary>Bytes of UTF-8 that one UTF-16 unit takes at most.</summary>
    private const int BytesPerUnit = 3;

    private readonly byte[]? _rented;

    internal TopicText(string topic, Span<byte> stack)
    {
        // A NUL would end the C string early and publish on another topic. libmosquitto checks the wildcards.
        if (string.IsNullOrEmpty(topic) || topic.Length > MaxBytes || topic.Contains('\0'))
        {
            return;
        }

        int room = (topic.Length * BytesPerUnit) + 1;
        _rented = room > stack.Length ? ArrayPool<byte>.Shared.Rent(room) : null;
        Span<byte> target = _rented ?? stack;
        OperationStatus status = Utf8.FromUtf16(topic, target[..^1], out _, out int written, replaceInvalidSequences: false);
        if (status == OperationStatus.Done && written <= MaxBytes)
        {
            target[written] = 0;
            Bytes = target[..(written + 1)];
        }
    }

    /// <summary>False when the topic can be no MQTT string.</summary>
    internal bool IsValid => !Bytes.IsEmpty;

    /// <summary>The bytes with the NUL at their end.</summary>
    internal ReadOnlySpan<byte> Bytes { get; }

    public void Dispose()
    {
        if (_rented is not null)
        {
            ArrayPool<byte>.Shared.Return(_rented);
        }
    }
}
