using Mqtt;

namespace VirtualDevice;

/// <summary>What the command line says about TLS and credentials.</summary>
/// <remarks>A class, not a record: a record's text would show the password.</remarks>
internal sealed class SecurityOptions
{
    /// <summary>Whether the connection is TLS.</summary>
    public bool Tls { get; init; }

    /// <summary>CA, and client certificate with its key: what a device has in its store. They are used whenever the settings ask for TLS.</summary>
    public required MqttTls Files { get; init; }

    /// <summary>User name, null for none.</summary>
    public string? User { get; init; }

    /// <summary>Password, null for none.</summary>
    public string? Password { get; init; }
}
