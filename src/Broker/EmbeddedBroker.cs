using System.Collections.Concurrent;
using MQTTnet.Diagnostics.Logger;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace Brokers;

/// <summary>
/// An MQTT broker within this process, on the loopback interface: MQTTnet.Server with some corrections (<see cref="Repairs"/>).
/// It keeps retained messages and sessions in memory, for as long as it runs. Good for trying out and for tests, not for a fleet:
/// it looks at every subscriber for every message.
/// </summary>
public sealed class EmbeddedBroker : IAsyncDisposable, IDisposable
{
    // MQTTnet.Server waits that long for a CONNECT.
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(30);

    private readonly MqttServer _server;
    private readonly LoopbackAdapter _adapter;
    private int _disposed;

    private EmbeddedBroker(MqttServer server, LoopbackAdapter adapter)
    {
        _server = server;
        _adapter = adapter;
    }

    /// <summary>The TCP port it listens on, on 127.0.0.1 and ::1.</summary>
    public int Port => _adapter.Port;

    /// <summary>The port for MQTT over WebSockets; null where none was asked for.</summary>
    public int? WebSocketPort => _adapter.WebSocketPort;

    /// <summary>How many clients are connected.</summary>
    public int Connections => _adapter.Connections;

    /// <summary>Starts a broker.</summary>
    /// <param name="options">Checked here; null for a free port and everybody.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="IOException">Somebody listens on the port, or it must not be used; the message says so.</exception>
    public static async Task<EmbeddedBroker> Start(EmbeddedBrokerOptions? options = null)
    {
        options ??= new EmbeddedBrokerOptions();
        options.Validate();
        MqttServerOptions settings = new()
        {
            EnablePersistentSessions = true,
            MaxPendingMessagesPerClient = options.MaxQueuedMessages,
            PendingMessagesOverflowStrategy = MqttPendingMessagesOverflowStrategy.DropNewMessage,
            DefaultCommunicationTimeout = ConnectLimit,
        };
        LoopbackAdapter adapter = new(options);
        MqttServer server = new(settings, [adapter], MqttNetNullLogger.Instance);
        if (options.Users is { } users)
        {
            server.ValidatingConnectionAsync += who =>
            {
                bool isKnown = users.TryGetValue(who.UserName ?? "", out string? password) && password == who.Password;
                who.ReasonCode = isKnown ? MqttConnectReasonCode.Success : MqttConnectReasonCode.NotAuthorized;
                return Task.CompletedTask;
            };
        }

        if (options.Dropped is { } dropped)
        {
            ConcurrentDictionary<string, bool> told = [];
            server.ApplicationMessageEnqueuedOrDroppedAsync += message =>
            {
                if (message.IsDropped && told.TryAdd(message.ReceiverClientId, true))
                {
                    dropped(message.ReceiverClientId);
                }

                return Task.CompletedTask;
            };
        }

        if (options.IsRepaired)
        {
            Repairs.Apply(server);
        }

        try
        {
            await server.StartAsync().ConfigureAwait(false);
            return new EmbeddedBroker(server, adapter);
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    /// <summary>Ends it: every connection is closed, everything it keeps is gone.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            await _server.StopAsync(new MqttServerStopOptions()).ConfigureAwait(false);
            _server.Dispose();
        }
    }

    /// <summary>The same, and waits for it.</summary>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();
}
