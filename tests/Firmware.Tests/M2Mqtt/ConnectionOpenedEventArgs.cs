using System;

namespace nanoFramework.M2Mqtt.Messages;

/// <summary>A CONNACK has come, whatever it says.</summary>
public sealed class ConnectionOpenedEventArgs(MqttMsgConnack message) : EventArgs
{
    public MqttMsgConnack Message { get; } = message;
}
