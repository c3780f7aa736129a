using System.Buffers.Binary;

namespace Flash.Log;

/// <summary>
/// The part of nanoFramework's Wire Protocol that a log needs. Once nanoff or a debugger has contacted a device, it sends its
/// text in packets instead of lines until it restarts (nf-interpreter, src/CLR/Diagnostics/Info.cpp:195-214).
/// </summary>
internal static class WireProtocol
{
    /// <summary>Bytes before the payload of a packet: mark 8, CRC of the header 4, CRC of the payload 4, command 4, sequence 2, answered
    /// sequence 2, flags 4, length of the payload 4; little endian (src/CLR/Include/WireProtocol.h, WP_Packet).</summary>
    public const int HeaderBytes = 32;

    /// <summary>Largest payload (WP_PACKET_SIZE).</summary>
    public const int MaxPayload = 1024;

    /// <summary>The command that carries text.</summary>
    public const uint Message = 1;

    private const int CrcHeaderAt = 8;
    private const int CrcDataAt = 12;
    private const int CommandAt = 16;
    private const int FlagsAt = 24;
    private const int LengthAt = 28;
    private const uint NoCaching = 0x2000;
    private const uint Host = 0x00010002;
    private const uint Polynomial = 0x04C11DB7;

    /// <summary>What every packet begins with.</summary>
    public static ReadOnlySpan<byte> Mark => "NFPKTV1\0"u8;

    /// <summary>
    /// A ping that does not stop the program. From then on the device sends its text in packets, on the port that it
    /// was pinged on: on boards with USB in the chip, lines would go to another one (targets/ESP32/_common/GenericPort_Write.cpp).
    /// </summary>
    public static byte[] Ping()
    {
        byte[] payload = new byte[8];
        BinaryPrimitives.WriteUInt32LittleEndian(payload, Host);
        return Packet(0, NoCaching, payload);
    }

    /// <summary>A packet.</summary>
    public static byte[] Packet(uint command, uint flags, ReadOnlySpan<byte> payload)
    {
        byte[] packet = new byte[HeaderBytes + payload.Length];
        Mark.CopyTo(packet);
        payload.CopyTo(packet.AsSpan(HeaderBytes));
        Write(packet, CrcDataAt, Crc(payload));
        Write(packet, CommandAt, command);
        Write(packet, FlagsAt, flags);
        Write(packet, LengthAt, (uint)payload.Length);
        Write(packet, CrcHeaderAt, Crc(packet.AsSpan(0, HeaderBytes)));
        return packet;
    }

    /// <summary>The command of a header.</summary>
    public static uint Command(ReadOnlySpan<byte> header) => BinaryPrimitives.ReadUInt32LittleEndian(header[CommandAt..]);

    /// <summary>The length of the payload behind a header; more than <see cref="MaxPayload"/> when it is none.</summary>
    public static uint Length(ReadOnlySpan<byte> header) => BinaryPrimitives.ReadUInt32LittleEndian(header[LengthAt..]);

    private static void Write(byte[] packet, int at, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(packet.AsSpan(at), value);

    // CRC-32 by the high bit first, from 0, without a last inversion: SUPPORT_ComputeCRC.
    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        uint crc = 0;
        foreach (byte one in bytes)
        {
            crc ^= (uint)one << 24;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc << 1) ^ ((crc >> 31) * Polynomial);
            }
        }

        return crc;
    }
}
