namespace Kit;

/// <summary>A client that looks on from outside: mosquitto_sub, which nobody here wrote, where it is installed.</summary>
public sealed class Subscriber : IAsyncDisposable
{
    /// <summary>Retained, QoS, payload in hexadecimal (it may hold anything), topic.</summary>
    private const string Format = "MESSAGE %r %q %x %t";

    private ChildProcess? _process;
    private TestClient? _own;

    private Subscriber()
    {
    }

    /// <summary>Every message it was sent.</summary>
    public Feed<Received> Messages { get; } = new("messages of the subscriber");

    /// <summary>Starts one and waits until the broker has acknowledged the subscription.</summary>
    /// <param name="port">Of 127.0.0.1.</param>
    /// <param name="topic">Wildcards allowed.</param>
    /// <param name="qos">The highest to receive at.</param>
    /// <param name="more">More arguments of mosquitto_sub(1). Without it, -t for another topic and -R for no retained messages are known.</param>
    /// <exception cref="AssertFailedException">The broker does not take the connection; its answer stands in the message.</exception>
    public static async Task<Subscriber> Start(int port, string topic, int qos = 2, params string[] more)
    {
        if (!Tools.HasMosquittoClients)
        {
            return await StartOwn(port, topic, qos, more);
        }

        // Into a pipe mosquitto_sub writes its debug lines only together with the next message: stdbuf makes it write each line at once.
        string[] arguments =
        [
            "-oL", Tools.Find("mosquitto_sub"), "-d", "-F", Format,
            "-h", "127.0.0.1", "-p", $"{port}", "-t", topic, "-q", $"{qos}", .. more,
        ];
        Subscriber subscriber = new();
        try
        {
            ChildProcess process = ChildProcess.Start(Tools.Find("stdbuf"), arguments, onLine: subscriber.Take);
            subscriber._process = process;
            _ = await process.Prints(line => line.StartsWith("Subscribed (mid", StringComparison.Ordinal), "mosquitto_sub has its SUBACK");
            return subscriber;
        }
        catch
        {
            await subscriber.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends it cleanly: the broker keeps a persistent session of it. No message may be on its way to it: it may hang then.</summary>
    public async Task Stop()
    {
        if (_own is not null)
        {
            Assert.AreEqual(Mqtt.MqttError.None, _own.Client.Disconnect());
            _ = await _own.Disconnects();
            return;
        }

        _process!.Send(Signal.Terminate);
        _ = await _process.Exit();
    }

    /// <summary>The first message that matches after the one returned last.</summary>
    public Task<Received> Next(Func<Received, bool> matches, TimeSpan? limit = null)
    {
        return Messages.Next(matches, "a message that matches", limit);
    }

    /// <summary>The next message on a topic.</summary>
    public Task<Received> Next(string topic)
    {
        return Messages.Next(message => message.Topic == topic, $"a message on {topic}");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _own?.Dispose();
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }
    }

    private static async Task<Subscriber> StartOwn(int port, string topic, int qos, string[] more)
    {
        List<string> topics = [topic];
        bool takesRetained = true;
        for (int i = 0; i < more.Length; i++)
        {
            if (more[i] == "-t" && i + 1 < more.Length)
            {
                topics.Add(more[++i]);
            }
            else
            {
                takesRetained = more[i] == "-R"
                    ? false
                    : throw new AssertFailedException($"mosquitto_sub is not installed, and {more[i]} is known to nobody else.");
            }
        }

        Subscriber subscriber = new();
        TestClient client = subscriber._own = new TestClient($"subscriber-{Guid.NewGuid():N}");
        client.During = one =>
        {
            if (one.Message is { } message && (takesRetained || !message.Retained))
            {
                subscriber.Messages.Add(message);
            }
        };
        _ = await client.Connect(port);
        _ = await client.Subscribe(qos, [.. topics]);
        return subscriber;
    }

    private void Take(string line)
    {
        string[] parts = line.Split(' ', 5);
        if (parts is ["MESSAGE", string retained, string qos, string payload, string topic])
        {
            Messages.Add(new Received(topic, Convert.FromHexString(payload), qos[0] - '0', retained == "1"));
        }
    }
}
