namespace nanoFramework.M2Mqtt;

/// <summary>The versions of TLS that the library offers: one at a time.</summary>
public enum MqttSslProtocols
{
    None,
    TLSv1_2,
    TLSv1_3,
}
