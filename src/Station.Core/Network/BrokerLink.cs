using Mqtt;

namespace Station.Network;

/// <summary>A connection with its subscriptions, which reconnects if asked to.</summary>
internal sealed partial class BrokerLink : IDisposable
{
    /// <summary>Time limit for an attempt to connect and for the answer to a subscription, in milliseconds.</summary>
    private const int AttemptLimitMs = 10_000;

    /// <summary>Keep-alive in seconds: the broker publishes the last will after one and a half times that.</summary>
    private const int KeepAliveSeconds = 15;

    /// <summary>Most unacknowledged messages. Text pasted into a chat comes in bursts.</summary>
    private const int MaxInFlight = 1000;

    private readonly BrokerAddress _address;
    private readonly LinkOptions _options;
    private readonly ILinkEvents _events;
    private readonly MqttClient _client;
    private readonly Timer _timer;
    private readonly Acknowledgements _acknowledgements = new();
    private readonly Acknowledgements _subscribed = new();
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile TaskCompletionSource? _question;
    private volatile int _subscription;
    private volatile int _retained;
    private readonly LinkPause _pause = new();
    private readonly Lock _moving = new();
    private volatile LinkState _state;
    private bool _sessionPresent;

    private BrokerLink(BrokerAddress address, LinkOptions options, ILinkEvents events)
    {
        _address = address;
        _options = options;
        _events = events;
        _timer = new Timer(_ => OnTimer());
        try
        {
            _client = new MqttClient(
                new MqttClientOptions
                {
                    ClientId = options.ClientId,
                    CleanSession = !options.KeepsSession,
                    KeepAliveSeconds = KeepAliveSeconds,
                    MaxInFlight = MaxInFlight,
                    AcknowledgesTogether = options.AcknowledgesTogether,
                    Will = options.Will,
                    User = address.User,
                    Password = address.Password,
                    Tls = address.Tls,
                },
                this);
        }
        catch (ArgumentException wrong)
        {
            // The name of a parameter means nothing to a person who entered the name of a file.
            string message = wrong.Message.ReplaceLineEndings(" ");
            int parameter = message.IndexOf(" (Parameter '", StringComparison.Ordinal);
            message = (parameter < 0 ? message : message[..parameter]).TrimEnd('.');
            throw new StationException($"{message}; see --ca, --cert and --key", StationException.WrongArguments);
        }
    }

    /// <summary>Whether it is connected and subscribed.</summary>
    internal bool IsUp => _state == LinkState.Up;

    /// <summary>The highest QoS that the broker gave to every topic of the last subscription, 0 to 2. It may be less than was asked for.</summary>
    internal int GrantedQos { get; private set; }

    /// <summary>Connects and subscribes.</summary>
    /// <exception cref="StationException">That was not possible.</exception>
    internal static async Task<BrokerLink> Open(BrokerAddress address, LinkOptions options, ILinkEvents events, CancellationToken cancel)
    {
        BrokerLink link = new(address, options, events);
        try
        {
            link.Attempt();
            await link._opened.Task.WaitAsync(cancel);
            return link;
        }
        catch
        {
            link.Dispose();
            throw;
        }
    }

    /// <summary>Publishes if the link is up and there is room.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="payload">The payload, which is copied.</param>
    /// <param name="qos">0 to 2.</param>
    /// <param name="retain">Whether the broker is to retain it.</param>
    /// <param name="acknowledged">Completes when the broker has acknowledged it, even if connections were lost in between.</param>
    /// <returns>Whether it was accepted.</returns>
    internal bool TryPublish(string topic, ReadOnlySpan<byte> payload, int qos, bool retain, out Task acknowledged)
    {
        MqttError error = _client.Publish(topic, payload, qos, retain, out int id);
        acknowledged = error == MqttError.None ? _acknowledgements.Expect(id) : Task.CompletedTask;
        if (error is MqttError.BadTopic or MqttError.PayloadTooLarge)
        {
            throw new StationException($"'{topic}' cannot be published ({error})");
        }

        return error == MqttError.None;
    }

    /// <summary>Publishes and waits until the broker has acknowledged it.</summary>
    /// <exception cref="StationException">The link is down.</exception>
    internal Task Publish(string topic, ReadOnlySpan<byte> payload, int qos, bool retain, CancellationToken cancel)
    {
        return TryPublish(topic, payload, qos, retain, out Task acknowledged)
            ? acknowledged.WaitAsync(cancel)
            : Task.FromException(new StationException($"the connection to the broker {_address} is lost; try again"));
    }

    /// <summary>
    /// Waits until every retained message that the subscriptions ask for has arrived. A broker works off what a client sends in order, so
    /// its answer to a harmless question comes behind them; aedes 1.2.0 sends one in each turn of its loop and answers in between, so the
    /// question is repeated until none came before two answers.
    /// </summary>
    /// <remarks>Subscribe at QoS 0 for that: ejabberd 23.01 sends one message of QoS 1 or 2 at a time, and its answer comes after the first.</remarks>
    internal async Task Settle(CancellationToken cancel)
    {
        const int QuietAnswers = 2;
        for (int quiet = 0; quiet < QuietAnswers && IsUp;)
        {
            int before = _retained;
            TaskCompletionSource answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _question = answer;
            _client.Unsubscribe(["station/never-subscribed"], out _);
            await Task.WhenAny(answer.Task, Task.Delay(AttemptLimitMs, cancel));
            cancel.ThrowIfCancellationRequested();
            quiet = _retained == before ? quiet + 1 : 0;
        }
    }

    /// <summary>Asks for more topics, or for the retained messages of topics once more. Ends with the broker's answer, or after a time limit.</summary>
    internal async Task Subscribe(int qos, params string[] filters)
    {
        if (_client.Subscribe(filters, qos, out int id) == MqttError.None)
        {
            await Task.WhenAny(_subscribed.Expect(id), Task.Delay(AttemptLimitMs));
        }
    }

    /// <summary>Unsubscribes from topics.</summary>
    internal void Unsubscribe(params ReadOnlySpan<string> filters) => _client.Unsubscribe(filters, out _);

    /// <summary>Disconnects cleanly: the broker discards the will.</summary>
    internal async Task Leave()
    {
        MoveTo(LinkState.Leaving);
        if (_client.Disconnect() == MqttError.None)
        {
            await Task.WhenAny(_closed.Task, Task.Delay(AttemptLimitMs));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        MoveTo(LinkState.Leaving);
        _timer.Dispose();
        _client.Dispose();
    }
}
