namespace Mqtt.Tests;

/// <summary>Events that only count, for tests that measure: nothing here allocates.</summary>
internal sealed class Acknowledgements : IMqttEvents
{
    private readonly SemaphoreSlim _count = new(0);

    /// <summary>Waits for one Connected or Published.</summary>
    internal void Wait()
    {
        Assert.IsTrue(_count.Wait(Kit.Limits.Hang));
    }

    void IMqttEvents.Connected(bool sessionPresent)
    {
        _ = _count.Release();
    }

    void IMqttEvents.Published(int messageId)
    {
        _ = _count.Release();
    }

    void IMqttEvents.ConnectFailed(MqttReason reason)
    {
    }

    void IMqttEvents.Disconnected(MqttReason reason)
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
