using Mqtt;

namespace Kit;

/// <summary>One call that an <see cref="IMqttEvents"/> received.</summary>
/// <param name="Name">Of the member.</param>
public sealed record ClientEvent(string Name)
{
    /// <summary>Of ConnectFailed and Disconnected.</summary>
    public MqttReason Reason { get; init; }

    /// <summary>Of Connected.</summary>
    public bool SessionPresent { get; init; }

    /// <summary>Of Published, Subscribed and Unsubscribed.</summary>
    public int MessageId { get; init; }

    /// <summary>Of Subscribed.</summary>
    public int[] GrantedQos { get; init; } = [];

    /// <summary>Of MessageReceived.</summary>
    public Received? Message { get; init; }

    /// <summary>Of HandlerFailed.</summary>
    public Exception? Exception { get; init; }

    /// <inheritdoc/>
    public override string ToString()
    {
        return $"{Name} {Reason} {MessageId} {Message} {Exception?.Message}";
    }
}
