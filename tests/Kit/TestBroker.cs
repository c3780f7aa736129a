using Brokers;

namespace Kit;

/// <summary>
/// The broker of tests that want one and no special one: the embedded one, which needs nothing but .NET, or mosquitto where the environment
/// variable TEST_BROKER says so. It drops nothing that waits for a client.
/// </summary>
public abstract class TestBroker : IAsyncDisposable
{
    private const string Variable = "TEST_BROKER";
    private const string MosquittoName = "mosquitto";
    private const string EmbeddedName = "embedded";

    /// <summary>Where it listens on 127.0.0.1; the same after every restart.</summary>
    public abstract int Port { get; }

    /// <summary>Starts the one that the environment names.</summary>
    public static Task<TestBroker> Start() => Environment.GetEnvironmentVariable(Variable) switch
    {
        null or "" or EmbeddedName => StartEmbedded(),
        MosquittoName => StartMosquitto(),
        string other => throw new AssertFailedException($"{Variable} is {other}; it can be {EmbeddedName} or {MosquittoName}"),
    };

    /// <summary>Starts an embedded one.</summary>
    public static async Task<TestBroker> StartEmbedded()
    {
        Embedded broker = new();
        await broker.Restart();
        return broker;
    }

    /// <summary>Starts a mosquitto.</summary>
    public static async Task<TestBroker> StartMosquitto() => await Broker.Start(configuration: "max_queued_messages 0");

    /// <summary>Ends it. Neither keeps anything unless it was asked to.</summary>
    public abstract Task Stop();

    /// <summary>Starts it again on the same port.</summary>
    public abstract Task Restart();

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();

    private sealed class Embedded : TestBroker
    {
        /// <summary>Bytes: the largest payload of the tests is 3 MB.</summary>
        private const int MaxPacketBytes = 4_000_000;

        private EmbeddedBroker? _broker;
        private int _port;

        public override int Port => _port;

        public override async Task Stop() => await _broker!.DisposeAsync();

        public override async Task Restart()
        {
            _broker = await EmbeddedBroker.Start(new EmbeddedBrokerOptions { Port = _port, MaxPacketBytes = MaxPacketBytes, MaxQueuedMessages = int.MaxValue });
            _port = _broker.Port;
        }

        public override ValueTask DisposeAsync() => _broker?.DisposeAsync() ?? ValueTask.CompletedTask;
    }
}
