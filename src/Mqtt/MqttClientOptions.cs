using System.Text;
using Mqtt.Packets;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace Mqtt;

/// <summary>Everything about a client that does not change between its connections.</summary>
/// <remarks>A class, not a record: a record's text would show the password.</remarks>
public sealed class MqttClientOptions
{
    /// <summary>Default of <see cref="KeepAliveSeconds"/>, in seconds: what most clients use.</summary>
    public const int DefaultKeepAliveSeconds = 60;

    /// <summary>Default of <see cref="MaxInFlight"/>: the one of the mosquitto broker.</summary>
    public const int DefaultMaxInFlight = 20;

    /// <summary>1 to 65,535 bytes of UTF-8. Two clients with one id throw each other off the broker.</summary>
    public required string ClientId { get; init; }

    /// <summary>False keeps subscriptions and missed messages at the broker while this client is away.</summary>
    public bool CleanSession { get; init; } = true;

    /// <summary>
    /// Seconds, 0 for never or 5 to 65,535; with less a slow network would look dead. The broker publishes the will after one and a
    /// half of it without a sign of life; this side notices a dead link after one to two of it. The same time limits a TLS handshake, and
    /// then the wait for the CONNACK.
    /// </summary>
    public int KeepAliveSeconds { get; init; } = DefaultKeepAliveSeconds;

    /// <summary>1 to 65,535 messages of QoS 1 and 2 that may wait for their acknowledgement. One more is refused, not queued.</summary>
    public int MaxInFlight { get; init; } = DefaultMaxInFlight;

    /// <summary>Whether messages that arrive together are acknowledged together, behind <see cref="IMqttEvents.MessagesReceived"/>.</summary>
    public bool AcknowledgesTogether { get; init; }

    /// <summary>The last will, or null for none.</summary>
    public MqttWill? Will { get; init; }

    /// <summary>User name, or null to connect without.</summary>
    public string? User { get; init; }

    /// <summary>Password, or null for none. Needs a user name.</summary>
    public string? Password { get; init; }

    /// <summary>TLS, or null for a plain connection.</summary>
    public MqttTls? Tls { get; init; }

    /// <summary>Checks every value against its range.</summary>
    /// <exception cref="ArgumentException">A value is out of its range; the message names it.</exception>
    internal void Validate()
    {
        Require(ClientId.Length > 0 && MqttText.IsText(ClientId), nameof(ClientId));
        Require(KeepAliveSeconds is 0 or (>= 5 and <= ushort.MaxValue), nameof(KeepAliveSeconds));
        Require(MaxInFlight is >= 1 and <= ushort.MaxValue, nameof(MaxInFlight));
        Require(User is null || MqttText.IsText(User), nameof(User));
        Require(Password is null || (User is not null && Encoding.UTF8.GetByteCount(Password) <= MqttText.MaxBytes), nameof(Password));
        Require(
            Will is null || (Will.Qos is >= 0 and <= 2 && Will.Payload.Length <= MqttText.MaxBytes && MqttText.IsTopic(Will.Topic)), nameof(Will));
        Require(Tls is null || (Tls.CertificateFile is null) == (Tls.KeyFile is null), nameof(Tls));
    }

    /// <summary>The first packet of a connection.</summary>
    internal MqttConnectPacket ToConnect() => new()
    {
        ClientId = ClientId,
        CleanSession = CleanSession,
        KeepAlivePeriod = (ushort)KeepAliveSeconds,
        Username = User,
        Password = Password is null ? null : Encoding.UTF8.GetBytes(Password),
        WillFlag = Will is not null,
        WillTopic = Will?.Topic,
        WillMessage = Will?.Payload,
        WillQoS = (MqttQualityOfServiceLevel)(Will?.Qos ?? 0),
        WillRetain = Will?.Retain ?? false,
    };

    private static void Require(bool holds, string name)
    {
        if (!holds)
        {
            throw new ArgumentException($"{name} is out of its range.", name);
        }
    }
}
