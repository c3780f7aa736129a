namespace Mqtt;

/// <summary>What the broker publishes in this client's name when the connection ends without a DISCONNECT.</summary>
/// <param name="Topic">1 to 65,535 bytes of UTF-8 without wildcards.</param>
/// <param name="Payload">0 to 65,535 bytes.</param>
/// <param name="Qos">0, 1 or 2.</param>
/// <param name="Retain">True if the broker shall keep it for later subscribers.</param>
public sealed record MqttWill(string Topic, byte[] Payload, int Qos, bool Retain);
