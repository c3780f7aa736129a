using System.Security.Cryptography.X509Certificates;

namespace Brokers;

/// <summary>How an <see cref="EmbeddedBroker"/> is set up.</summary>
/// <remarks>A class, not a record: a record's text would show what is in it.</remarks>
public sealed class EmbeddedBrokerOptions
{
    /// <summary>Default of <see cref="MaxPacketBytes"/>: 256 KiB, far above what a node or a station sends.</summary>
    public const int DefaultMaxPacketBytes = 256 * 1024;

    /// <summary>
    /// Default of <see cref="MaxQueuedMessages"/>: a reader that gets nothing done for a minute while 1,000 nodes send a reading a second loses none.
    /// </summary>
    public const int DefaultMaxQueuedMessages = 100_000;

    /// <summary>TCP port on 127.0.0.1 and, where there is IPv6, on ::1; 0 for a free one.</summary>
    public int Port { get; init; }

    /// <summary>Whether a free port does as well when somebody listens on <see cref="Port"/>.</summary>
    public bool OrFreePort { get; init; }

    /// <summary>
    /// Port for MQTT over WebSockets (MQTT 3.1.1, section 6), on the same addresses; 0 for a free one, null for none. A web page of another machine
    /// is refused there.
    /// </summary>
    public int? WebSocketPort { get; init; }

    /// <summary>Who gets in with which password; null for everybody.</summary>
    public IReadOnlyDictionary<string, string>? Users { get; init; }

    /// <summary>Bytes that a packet may have behind its fixed header, 64 to 268,435,455. Whoever sends a larger one is cut off.</summary>
    public int MaxPacketBytes { get; init; } = DefaultMaxPacketBytes;

    /// <summary>Messages that may wait for one client, 1 or more. What comes when they do is dropped, as mosquitto does (max_queued_messages).</summary>
    public int MaxQueuedMessages { get; init; } = DefaultMaxQueuedMessages;

    /// <summary>Called with a client's id when a message for it is dropped the first time, from any thread; null for nobody.</summary>
    public Action<string>? Dropped { get; init; }

    /// <summary>Certificate with its private key, which makes every connection TLS; null for plain connections.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>False leaves MQTTnet.Server as it is. Only for the tests that show what is to be repaired.</summary>
    internal bool IsRepaired { get; init; } = true;

    /// <summary>Checks every value against its range.</summary>
    /// <exception cref="ArgumentException">A value is out of its range; the message names it.</exception>
    internal void Validate()
    {
        const int SmallestLimit = 64;
        Require(Port is >= 0 and <= ushort.MaxValue, nameof(Port));
        Require(WebSocketPort is null or (>= 0 and <= ushort.MaxValue), nameof(WebSocketPort));
        Require(MaxPacketBytes is >= SmallestLimit and <= Mqtt.Packets.PacketReader.MaxBytes, nameof(MaxPacketBytes));
        Require(MaxQueuedMessages >= 1, nameof(MaxQueuedMessages));
        Require(Certificate is null or { HasPrivateKey: true }, nameof(Certificate));
    }

    private static void Require(bool holds, string name)
    {
        if (!holds)
        {
            throw new ArgumentException($"{name} is out of its range.", name);
        }
    }
}
