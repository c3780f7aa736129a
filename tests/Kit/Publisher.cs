namespace Kit;

/// <summary>Publishes as an operator would from a shell, with mosquitto_pub where it is installed.</summary>
public static class Publisher
{
    /// <summary>Publishes one message and waits until it is done, at QoS 1 and 2 acknowledged by the broker.</summary>
    /// <param name="port">Of 127.0.0.1.</param>
    /// <param name="topic">Where to.</param>
    /// <param name="payload">Text; empty removes a retained message.</param>
    /// <param name="qos">0, 1 or 2.</param>
    /// <param name="retain">True for the broker to keep it.</param>
    /// <param name="more">More arguments of mosquitto_pub(1), which is needed then.</param>
    public static async Task Publish(
        int port, string topic, string payload, int qos = 1, bool retain = false, params string[] more)
    {
        if (more.Length == 0 && !Tools.HasMosquittoClients)
        {
            await PublishOwn(port, topic, payload, qos, retain);
            return;
        }

        string[] arguments = ["-h", "127.0.0.1", "-p", $"{port}", "-t", topic, "-m", payload, "-q", $"{qos}", .. more];
        await using ChildProcess process = ChildProcess.Start(
            Tools.Find("mosquitto_pub"), retain ? arguments.Append("-r") : arguments);
        Assert.AreEqual(0, await process.Exit(), $"mosquitto_pub failed. {process.Output}");
    }

    private static async Task PublishOwn(int port, string topic, string payload, int qos, bool retain)
    {
        using TestClient client = new($"publisher-{Guid.NewGuid():N}");
        _ = await client.Connect(port);
        await client.Publish(topic, payload, qos, retain);
        Assert.AreEqual(Mqtt.MqttError.None, client.Client.Disconnect());
        _ = await client.Disconnects();
    }
}
