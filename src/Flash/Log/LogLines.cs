using System.Text;

namespace Flash.Log;

/// <summary>Makes lines of the bytes that come from a serial port: plain text, packets of the Wire Protocol, or both among each other.</summary>
internal sealed class LogLines
{
    // A line without an end: a wrong baud rate, or not text.
    private const int MaxLineBytes = 2048;

    private readonly List<byte> _line = [];
    private readonly List<byte> _pending = [];

    /// <summary>Whether a packet of the Wire Protocol has come: the device answers, though it may have nothing to tell.</summary>
    public bool HasAnswered { get; private set; }

    /// <summary>Adds bytes.</summary>
    /// <param name="bytes">What came.</param>
    /// <returns>The lines that are complete now, without their ends. What is not printable is left out.</returns>
    public IEnumerable<string> Add(ReadOnlySpan<byte> bytes)
    {
        List<string> lines = [];
        foreach (byte one in bytes)
        {
            _pending.Add(one);
            Advance(lines);
        }

        return lines;
    }

    // _pending is empty, the beginning of a packet, or a packet that is not complete.
    private void Advance(List<string> lines)
    {
        while (_pending.Count > 0)
        {
            ReadOnlySpan<byte> pending = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_pending);
            int compared = Math.Min(pending.Length, WireProtocol.Mark.Length);
            bool isPacket = pending[..compared].SequenceEqual(WireProtocol.Mark[..compared]);
            if (isPacket && pending.Length < WireProtocol.HeaderBytes)
            {
                return;
            }

            if (!isPacket || WireProtocol.Length(pending) > WireProtocol.MaxPayload)
            {
                AddText(pending[0], lines);
                _pending.RemoveAt(0);
                continue;
            }

            if (pending.Length < WireProtocol.HeaderBytes + WireProtocol.Length(pending))
            {
                return;
            }

            AddPacket(pending, lines);
            _pending.Clear();
        }
    }

    private void AddPacket(ReadOnlySpan<byte> packet, List<string> lines)
    {
        HasAnswered = true;
        if (WireProtocol.Command(packet) == WireProtocol.Message)
        {
            foreach (byte one in packet[WireProtocol.HeaderBytes..])
            {
                AddText(one, lines);
            }
        }
    }

    private void AddText(byte one, List<string> lines)
    {
        if (one is not ((byte)'\n' or (byte)'\r'))
        {
            _line.Add(one);
        }

        if (one == (byte)'\n' || _line.Count > MaxLineBytes)
        {
            if (Printable(_line) is { Length: > 0 } line)
            {
                lines.Add(line);
            }

            _line.Clear();
        }
    }

    // No control characters: what comes from outside must not steer a terminal. What is not UTF-8 was sent at another baud rate.
    private static string Printable(List<byte> line)
        => string.Concat(Encoding.UTF8.GetString([.. line]).Where(c => !char.IsControl(c) && c != '\uFFFD')).Trim();
}
