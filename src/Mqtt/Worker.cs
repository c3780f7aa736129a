using Mqtt.Native;

namespace Mqtt;

/// <summary>The network thread of a client and the one attempt it works on.</summary>
internal sealed class Worker : IDisposable
{
    /// <summary>Bytes of stack. 200 clients take 50 MB of address space and touch little of it.</summary>
    private const int StackBytes = 256 * 1024;

    private const int NoSocket = -1;
    private const int NoLimit = -1;

    private readonly Lock _lock = new();
    private readonly NativeClient _native;
    private readonly EventRelay _relay;
    private readonly WakeSignal _wake;
    private readonly Thread _thread;
    private Attempt? _attempt;
    private bool _disposed;

    internal Worker(NativeClient native, EventRelay relay, WakeSignal wake, string name)
    {
        _native = native;
        _relay = relay;
        _wake = wake;
        _thread = new Thread(Run, StackBytes) { IsBackground = true, Name = name };
        _thread.Start();
    }

    /// <summary>Starts an attempt unless there is one.</summary>
    internal MqttError Connect(Attempt attempt)
    {
        lock (_lock)
        {
            if (_disposed || _attempt is not null)
            {
                return _disposed ? MqttError.Disposed : MqttError.AlreadyConnecting;
            }

            _attempt = attempt;
            _wake.Give();
            return MqttError.None;
        }
    }

    /// <summary>Abandons the attempt.</summary>
    /// <returns>False when there is none.</returns>
    internal bool Abort(MqttReason reason)
    {
        lock (_lock)
        {
            _attempt?.Abort(reason);
            _wake.Give();
            return _attempt is not null;
        }
    }

    /// <summary>Sends a DISCONNECT on an accepted connection and abandons any other attempt.</summary>
    internal MqttError Disconnect()
    {
        lock (_lock)
        {
            if (_disposed || _attempt is null || _attempt.IsLeaving)
            {
                return _disposed ? MqttError.Disposed : MqttError.NotConnected;
            }

            _attempt.IsLeaving = _native.Disconnect() == MqttError.None;
            if (!_attempt.IsLeaving)
            {
                _ = Abort(MqttReason.ClosedByUs);
            }

            return MqttError.None;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _relay.Close();
        lock (_lock)
        {
            _disposed = true;
        }

        _ = Abort(MqttReason.ClosedByUs);
        if (Thread.CurrentThread != _thread)
        {
            _ = _thread.Join(MqttClient.DisposeWaitMs);
        }
    }

    private void Run()
    {
        NetworkLoop loop = new(_native, _relay, _wake);
        while (Next() is Attempt attempt)
        {
            MqttReason reason = loop.Run(attempt);
            lock (_lock)
            {
                // Before the event, so that its handler can connect again.
                _attempt = null;
            }

            _relay.End(reason);
        }

        _native.Destroy();
        _wake.Dispose();
    }

    // Waits for an attempt; null when the client is disposed.
    private Attempt? Next()
    {
        while (true)
        {
            _wake.Take();
            lock (_lock)
            {
                if (_disposed || _attempt is not null)
                {
                    return _disposed ? null : _attempt;
                }
            }

            SocketApi.Wait(NoSocket, wantRead: false, wantWrite: false, _wake, NoLimit);
        }
    }
}
