using System.Runtime.InteropServices;

namespace Mqtt.Native;

/// <summary>
/// One struct mosquitto as the callers of the client see it: its memory, the lock that keeps it alive during a call, and how many
/// messages are unacknowledged. Every member can be called from every thread unless it says otherwise.
/// </summary>
internal sealed unsafe class NativeClient
{
    private readonly Lock _lock = new();
    private readonly WakeSignal _wake;
    private readonly InFlight _inFlight;
    private GCHandle _sink;
    private nint _client;
    private bool _accepting;

    /// <exception cref="ArgumentException">libmosquitto refuses one of the options.</exception>
    /// <exception cref="MqttLibraryNotFoundException">libmosquitto is not installed.</exception>
    internal NativeClient(MqttClientOptions options, NativeCallbacks callbacks, WakeSignal wake)
    {
        _wake = wake;
        _inFlight = new InFlight(options.MaxInFlight);
        NativeSetup.InitialiseLibrary();
        _sink = GCHandle.Alloc(callbacks);
        _client = Libmosquitto.New(options.ClientId, options.CleanSession, GCHandle.ToIntPtr(_sink));
        if (_client == 0)
        {
            _sink.Free();
            throw new ArgumentException("The client id is not valid.", nameof(options));
        }

        Connection = new NativeConnection(_client, options.KeepAliveSeconds);
        try
        {
            NativeSetup.Apply(_client, options);
            NativeCallbacks.Attach(_client, options.Tls is not null);
        }
        catch
        {
            Destroy();
            throw;
        }
    }

    /// <summary>The part that the network thread uses.</summary>
    internal NativeConnection Connection { get; }

    /// <summary>Lets Publish, Subscribe and Unsubscribe through, or not. Network thread.</summary>
    internal void Accept(bool accept)
    {
        lock (_lock)
        {
            _accepting = accept;
        }
    }

    /// <summary>Queues a DISCONNECT behind everything else that waits to be sent.</summary>
    internal MqttError Disconnect()
    {
        lock (_lock)
        {
            if (!_accepting)
            {
                return _client == 0 ? MqttError.Disposed : MqttError.NotConnected;
            }

            _accepting = false;
            _ = Libmosquitto.Disconnect(_client);
            _wake.Give();
            return MqttError.None;
        }
    }

    /// <summary>Queues a message. Allocates nothing.</summary>
    internal MqttError Publish(string topic, ReadOnlySpan<byte> payload, int qos, bool retain, out int messageId)
    {
        messageId = 0;
        using TopicText text = new(topic, stackalloc byte[TopicText.StackBytes]);
        if (!text.IsValid)
        {
            return MqttError.BadTopic;
        }

        fixed (byte* name = text.Bytes)
        fixed (byte* data = payload)
        {
            return Publish(name, data, payload.Length, qos, retain, out messageId);
        }
    }

    /// <summary>Queues a SUBSCRIBE.</summary>
    internal MqttError Subscribe(ReadOnlySpan<string> filters, int qos, out int messageId)
    {
        using FilterList list = new(filters);
        return Send(list, qos, out messageId);
    }

    /// <summary>Queues an UNSUBSCRIBE.</summary>
    internal MqttError Unsubscribe(ReadOnlySpan<string> filters, out int messageId)
    {
        using FilterList list = new(filters);
        return Send(list, null, out messageId);
    }

    /// <summary>A message is acknowledged. Network thread, within a callback.</summary>
    internal void Settle(int messageId)
    {
        lock (_lock)
        {
            _inFlight.Remove(messageId);
        }
    }

    /// <summary>Frees everything. Network thread, last of all; calls that come later answer Disposed.</summary>
    internal void Destroy()
    {
        lock (_lock)
        {
            _accepting = false;
            Libmosquitto.Destroy(_client);
            _client = 0;
            _sink.Free();
        }
    }

    private MqttError Publish(byte* topic, byte* payload, int length, int qos, bool retain, out int messageId)
    {
        messageId = 0;
        lock (_lock)
        {
            MqttError refusal = Refusal();
            if (refusal != MqttError.None || (qos > 0 && _inFlight.IsFull))
            {
                return refusal != MqttError.None ? refusal : MqttError.InFlightFull;
            }

            int id = 0;
            int result = Libmosquitto.Publish(_client, &id, topic, length, payload, qos, retain);

            // At QoS 1 and 2 libmosquitto keeps the message before it finds the connection gone, and sends it after the next connect.
            bool kept = result == Libmosquitto.Success || (qos > 0 && result == Libmosquitto.ErrorNoConnection);
            if (kept && qos > 0)
            {
                _inFlight.Add(id);
            }

            messageId = kept ? id : 0;
            _wake.Give();
            return kept ? MqttError.None : Errors.OfPublish(result);
        }
    }

    private MqttError Send(FilterList filters, int? subscribeQos, out int messageId)
    {
        messageId = 0;
        if (!filters.IsValid)
        {
            return MqttError.BadFilter;
        }

        lock (_lock)
        {
            MqttError refusal = Refusal();
            if (refusal != MqttError.None)
            {
                return refusal;
            }

            int id = 0;
            int result = subscribeQos is int qos
                ? Libmosquitto.SubscribeMultiple(_client, &id, filters.Count, filters.Pointers, qos, 0, 0)
                : Libmosquitto.UnsubscribeMultiple(_client, &id, filters.Count, filters.Pointers, 0);
            messageId = result == Libmosquitto.Success ? id : 0;
            _wake.Give();
            return Errors.OfFilter(result);
        }
    }

    private MqttError Refusal()
    {
        if (_client == 0)
        {
            return MqttError.Disposed;
        }

        return _accepting ? MqttError.None : MqttError.NotConnected;
    }
}
