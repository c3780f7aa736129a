using System.Net;
using MQTTnet.Packets;

namespace Brokers;

/// <summary>
/// Where a client calls from, and with it the connection: MQTTnet.Server names the one in its events, and the other nowhere.
/// </summary>
internal sealed class Caller(IPEndPoint from, Channel channel) : IPEndPoint(from.Address, from.Port)
{
    /// <summary>The connection.</summary>
    internal Channel Channel { get; } = channel;

    /// <summary>Its first packet, once that has come.</summary>
    internal MqttConnectPacket? Connect { get; set; }
}
