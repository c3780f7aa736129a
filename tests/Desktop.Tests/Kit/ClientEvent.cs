using Mqtt;

namespace Desktop.Tests.Kit;

/// <summary>One call that an <see cref="IMqttEvents"/> received.</summary>
/// <param name="Name">Of the member.</param>
internal sealed record ClientEvent(string Name)
{
    /// <summary>Of ConnectFailed and Disconnected.</summary>
    internal MqttReason Reason { get; init; }

    /// <summary>Of Connected.</summary>
    internal bool SessionPresent { get; init; }

    /// <summary>Of Published, Subscribed and Unsubscribed.</summary>
    internal int MessageId { get; init; }

    /// <summary>Of Subscribed.</summary>
    internal int[] GrantedQos { get; init; } = [];

    /// <summary>Of MessageReceived.</summary>
    internal Received? Message { get; init; }

    /// <summary>Of HandlerFailed.</summary>
    internal Exception? Exception { get; init; }

    /// <inheritdoc/>
    public override string ToString()
    {
        return $"{Name} {Reason} {MessageId} {Message} {Exception?.Message}";
    }
}
