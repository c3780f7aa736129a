namespace nanoFramework.M2Mqtt.Messages;

/// <summary>The QoS of a message.</summary>
public enum MqttQoSLevel
{
    AtMostOnce,
    AtLeastOnce,
    ExactlyOnce,
    GrantedFailure = 0x80,
}
