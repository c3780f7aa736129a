using MQTTnet.Packets;

namespace Mqtt;

/// <summary>A packet that waits to be sent.</summary>
/// <param name="Packet">The packet.</param>
/// <param name="Qos0Id">The id under which a message of QoS 0 is reported as sent; 0 for everything else.</param>
internal readonly record struct Outgoing(MqttPacket Packet, ushort Qos0Id);
