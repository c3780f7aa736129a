using Mqtt;

namespace Kit;

/// <summary>An <see cref="MqttClient"/> whose events a test can wait for.</summary>
public sealed class TestClient : IMqttEvents, IDisposable
{
    /// <summary>A client with those options.</summary>
    public TestClient(MqttClientOptions options)
    {
        Client = new MqttClient(options, this);
    }

    /// <summary>A client with that id.</summary>
    public TestClient(string id, bool cleanSession = true)
        : this(new MqttClientOptions { ClientId = id, CleanSession = cleanSession })
    {
    }

    /// <summary>The client under test.</summary>
    public MqttClient Client { get; }

    /// <summary>Every event.</summary>
    public Feed<ClientEvent> Events { get; } = new("events of the client");

    /// <summary>Runs in the middle of each event. It may block and throw.</summary>
    public Action<ClientEvent>? During { get; set; }

    /// <summary>Says when there is room for a message; there always is while this is null.</summary>
    public Func<Task>? Room { get; set; }

    /// <summary>Makes messages last before they are acknowledged; nothing is to be done while this is null.</summary>
    public Func<Task>? Lasting { get; set; }

    /// <summary>Messages received so far.</summary>
    public IEnumerable<Received> Messages => Events.All.Select(one => one.Message).OfType<Received>();

    /// <summary>Connects and waits for it.</summary>
    /// <returns>Session present.</returns>
    public async Task<bool> Connect(int port, string host = "127.0.0.1")
    {
        Assert.AreEqual(MqttError.None, Client.Connect(host, port));
        ClientEvent end = await Events.Next(
            one => one.Name is nameof(IMqttEvents.Connected) or nameof(IMqttEvents.ConnectFailed), "the attempt has ended");
        Assert.AreEqual(MqttReason.None, end.Reason);
        return end.SessionPresent;
    }

    /// <summary>Connects and waits for it to fail.</summary>
    public async Task<MqttReason> FailToConnect(int port, string host = "127.0.0.1")
    {
        Assert.AreEqual(MqttError.None, Client.Connect(host, port));
        return await ConnectFails();
    }

    /// <summary>Waits for the attempt to fail.</summary>
    public async Task<MqttReason> ConnectFails()
    {
        return (await Next(nameof(IMqttEvents.ConnectFailed))).Reason;
    }

    /// <summary>Waits for the connection to end.</summary>
    public async Task<MqttReason> Disconnects()
    {
        return (await Next(nameof(IMqttEvents.Disconnected))).Reason;
    }

    /// <summary>Subscribes and waits for the answer.</summary>
    /// <returns>The granted QoS.</returns>
    public async Task<int[]> Subscribe(int qos, params string[] filters)
    {
        Assert.AreEqual(MqttError.None, Client.Subscribe(filters, qos, out int id));
        ClientEvent answer = await Next(nameof(IMqttEvents.Subscribed));
        Assert.AreEqual(id, answer.MessageId);
        return answer.GrantedQos;
    }

    /// <summary>Publishes without waiting.</summary>
    /// <returns>The message id.</returns>
    public int Send(string topic, string payload, int qos = 1, bool retain = false)
    {
        Assert.AreEqual(MqttError.None, Client.Publish(topic, System.Text.Encoding.UTF8.GetBytes(payload), qos, retain, out int id));
        return id;
    }

    /// <summary>Publishes and waits until it is done.</summary>
    public async Task Publish(string topic, string payload, int qos = 1, bool retain = false)
    {
        await Published(Send(topic, payload, qos, retain));
    }

    /// <summary>Waits until a message is done.</summary>
    public Task Published(int id)
    {
        return Events.Next(one => one.Name == nameof(IMqttEvents.Published) && one.MessageId == id, $"message {id} is done");
    }

    /// <summary>Waits for a message.</summary>
    public async Task<Received> Message()
    {
        return (await Next(nameof(IMqttEvents.MessageReceived))).Message!;
    }

    /// <summary>Waits for an event by its name.</summary>
    public Task<ClientEvent> Next(string name)
    {
        return Events.Next(one => one.Name == name, name);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Client.Dispose();
    }

    ValueTask IMqttEvents.WaitForRoom(bool forMessage) => forMessage && Room is not null ? new ValueTask(Room()) : ValueTask.CompletedTask;

    void IMqttEvents.Connected(bool sessionPresent)
    {
        Take(new ClientEvent(nameof(IMqttEvents.Connected)) { SessionPresent = sessionPresent });
    }

    void IMqttEvents.ConnectFailed(MqttReason reason)
    {
        Take(new ClientEvent(nameof(IMqttEvents.ConnectFailed)) { Reason = reason });
    }

    void IMqttEvents.Disconnected(MqttReason reason)
    {
        Take(new ClientEvent(nameof(IMqttEvents.Disconnected)) { Reason = reason });
    }

    void IMqttEvents.Published(int messageId)
    {
        Take(new ClientEvent(nameof(IMqttEvents.Published)) { MessageId = messageId });
    }

    void IMqttEvents.Subscribed(int messageId, ReadOnlySpan<int> grantedQos)
    {
        Take(new ClientEvent(nameof(IMqttEvents.Subscribed)) { MessageId = messageId, GrantedQos = grantedQos.ToArray() });
    }

    void IMqttEvents.Unsubscribed(int messageId)
    {
        Take(new ClientEvent(nameof(IMqttEvents.Unsubscribed)) { MessageId = messageId });
    }

    void IMqttEvents.MessageReceived(string topic, ReadOnlySpan<byte> payload, int qos, bool retained)
    {
        Received message = new(topic, payload.ToArray(), qos, retained);
        Take(new ClientEvent(nameof(IMqttEvents.MessageReceived)) { Message = message });
    }

    ValueTask IMqttEvents.MessagesReceived() => Lasting is null ? ValueTask.CompletedTask : new ValueTask(Lasting());

    void IMqttEvents.HandlerFailed(string handler, Exception exception)
    {
        Take(new ClientEvent(nameof(IMqttEvents.HandlerFailed)) { Exception = exception });
    }

    private void Take(ClientEvent one)
    {
        Events.Add(one);
        During?.Invoke(one);
    }
}
