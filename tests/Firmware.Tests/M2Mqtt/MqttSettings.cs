namespace nanoFramework.M2Mqtt;

/// <summary>The settings of the library. One object for all clients.</summary>
public sealed class MqttSettings
{
    internal static readonly MqttSettings Instance = new();

    public int InflightQueueSize { get; set; } = int.MaxValue;

    public bool ValidateServerCertificate { get; set; } = true;
}
