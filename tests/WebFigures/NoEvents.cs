using Mqtt;

namespace WebFigures;

/// <summary>For who only publishes.</summary>
internal sealed class NoEvents : IMqttEvents
{
    void IMqttEvents.Connected(bool sessionPresent)
    {
    }

    void IMqttEvents.ConnectFailed(MqttReason reason)
    {
    }

    void IMqttEvents.Disconnected(MqttReason reason)
    {
    }

    void IMqttEvents.Published(int messageId)
    {
    }

    void IMqttEvents.Subscribed(int messageId, ReadOnlySpan<int> grantedQos)
    {
    }

    void IMqttEvents.Unsubscribed(int messageId)
    {
    }

    void IMqttEvents.MessageReceived(string topic, ReadOnlySpan<byte> payload, int qos, bool retained)
    {
    }

    void IMqttEvents.HandlerFailed(string handler, Exception exception)
    {
    }
}
