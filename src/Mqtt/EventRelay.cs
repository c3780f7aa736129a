using Mqtt.Native;

namespace Mqtt;

/// <summary>
/// Stands between libmosquitto and the handlers: puts the events in order, keeps exceptions away from native code and lets nothing
/// through once closed.
/// </summary>
internal sealed class EventRelay(IMqttEvents events, bool usesTls) : NativeCallbacks
{
    private const int NoConnackYet = -1;

    private volatile bool _closed;
    private bool _sessionPresent;
    private bool _announced;

    /// <summary>The client whose events these are.</summary>
    internal NativeClient? Client { private get; set; }

    /// <summary>What TLS had to say about the present attempt.</summary>
    internal TlsDiagnosis? Tls { get; } = usesTls ? new TlsDiagnosis() : null;

    /// <summary>The code of the CONNACK of the present attempt; below 0 until one arrives.</summary>
    internal int ConnackCode { get; private set; } = NoConnackYet;

    /// <summary>Forgets the attempt before.</summary>
    internal void Begin()
    {
        ConnackCode = NoConnackYet;
        _announced = false;
        Tls?.Begin();
    }

    /// <summary>Lets no further event through. From any thread.</summary>
    internal void Close()
    {
        _closed = true;
    }

    /// <summary>
    /// Raises Connected once. Not from within the callback: libmosquitto sends unacknowledged messages again only after it, and those
    /// must go out before anything the handler publishes.
    /// </summary>
    internal void Announce()
    {
        if (ConnackCode != 0 || _announced)
        {
            return;
        }

        _announced = true;
        Client!.Accept(true);
        Guard(nameof(IMqttEvents.Connected), static (target, self) => target.Connected(self._sessionPresent));
    }

    /// <summary>Raises ConnectFailed or Disconnected, whichever the present attempt has come to.</summary>
    internal void End(MqttReason reason)
    {
        if (_announced)
        {
            Guard(nameof(IMqttEvents.Disconnected), (target, _) => target.Disconnected(reason));
        }
        else
        {
            Guard(nameof(IMqttEvents.ConnectFailed), (target, _) => target.ConnectFailed(reason));
        }
    }

    /// <summary>Reports an exception of a handler.</summary>
    internal void Report(string handler, Exception exception)
    {
        try
        {
            events.HandlerFailed(handler, exception);
        }
        catch (Exception)
        {
            // Whoever throws from the place where exceptions are reported has nowhere else to be told.
        }
    }

    /// <inheritdoc/>
    internal override void OnConnack(int code, bool sessionPresent)
    {
        if (ConnackCode == NoConnackYet)
        {
            ConnackCode = code;
            _sessionPresent = sessionPresent;
        }
    }

    /// <inheritdoc/>
    internal override void OnPublished(int messageId)
    {
        Client!.Settle(messageId);
        if (!Ready())
        {
            return;
        }

        try
        {
            events.Published(messageId);
        }
        catch (Exception exception)
        {
            Report(nameof(IMqttEvents.Published), exception);
        }
    }

    /// <inheritdoc/>
    internal override void OnSubscribed(int messageId, ReadOnlySpan<int> grantedQos)
    {
        if (!Ready())
        {
            return;
        }

        try
        {
            events.Subscribed(messageId, grantedQos);
        }
        catch (Exception exception)
        {
            Report(nameof(IMqttEvents.Subscribed), exception);
        }
    }

    /// <inheritdoc/>
    internal override void OnUnsubscribed(int messageId)
    {
        if (Ready())
        {
            Guard(nameof(IMqttEvents.Unsubscribed), (target, _) => target.Unsubscribed(messageId));
        }
    }

    /// <inheritdoc/>
    internal override void OnMessage(string topic, ReadOnlySpan<byte> payload, int qos, bool retained)
    {
        if (!Ready())
        {
            return;
        }

        try
        {
            events.MessageReceived(topic, payload, qos, retained);
        }
        catch (Exception exception)
        {
            Report(nameof(IMqttEvents.MessageReceived), exception);
        }
    }

    /// <inheritdoc/>
    internal override void OnLog(ReadOnlySpan<byte> text, nint ssl)
    {
        Tls?.OnLog(text, ssl);
    }

    private bool Ready()
    {
        Announce();
        return !_closed;
    }

    private void Guard(string handler, Action<IMqttEvents, EventRelay> call)
    {
        if (_closed)
        {
            return;
        }

        try
        {
            call(events, this);
        }
        catch (Exception exception)
        {
            Report(handler, exception);
        }
    }
}
