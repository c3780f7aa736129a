namespace nanoFramework.M2Mqtt.Messages;

/// <summary>A CONNACK.</summary>
public sealed class MqttMsgConnack
{
    public bool SessionPresent { get; init; }

    public MqttReasonCode ReturnCode { get; init; }
}
