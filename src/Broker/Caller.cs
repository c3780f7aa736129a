using System.Net;
using MQTTnet.Packets;

namespace Brokers;

/// <summary>
/// The client's address and port, which identify the connection: MQTTnet.Server does not name the connection in its events.
/// </summary>
internal sealed class Caller(IPEndPoint from, Channel channel) : IPEndPoint(from.Address, from.Port)
{
    /// <summary>The connection.</summary>
    internal Channel Channel { get; } = channel;

    /// <summary>Its first packet, once that has come.</summary>
    internal MqttConnectPacket? Connect { get; set; }
}
