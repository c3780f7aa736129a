namespace nanoFramework.M2Mqtt.Messages;

/// <summary>The return code of a CONNACK. Those of MQTT 3.1.1 come as the numbers that they are on the wire.</summary>
public enum MqttReasonCode
{
    Success = 0,
}
