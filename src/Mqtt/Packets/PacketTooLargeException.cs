using MQTTnet.Exceptions;

namespace Mqtt.Packets;

/// <summary>The other side has announced a packet that is larger than allowed.</summary>
/// <param name="length">Bytes behind its fixed header.</param>
/// <param name="limit">The most that is allowed, in bytes.</param>
public sealed class PacketTooLargeException(int length, int limit)
    : MqttProtocolViolationException($"a packet of {length} bytes, more than {limit}");
