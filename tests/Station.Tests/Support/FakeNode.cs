using System.Text.Json;
using Kit;

namespace Station.Tests.Support;

/// <summary>A node that answers as a test wants it to.</summary>
internal sealed class FakeNode : IDisposable
{
    private readonly TestClient _client;
    private readonly string _base;

    /// <summary>The messages that it was sent, on its own topics and those of all.</summary>
    internal IReadOnlyList<Received> Heard => [.. _client.Messages];

    private FakeNode(string place)
    {
        _base = "home/" + place;
        _client = new TestClient("fake-" + place);
    }

    /// <summary>Connects one.</summary>
    /// <param name="port">Of the broker.</param>
    /// <param name="place">Its place.</param>
    /// <param name="answer">Makes the answer for the id of a message, empty where it has none; null stays silent.</param>
    /// <param name="status">What it publishes as its status.</param>
    internal static async Task<FakeNode> Start(int port, string place, Func<string, string?> answer, string status = "online")
    {
        FakeNode node = new(place);
        node._client.During = one => node.Take(one, answer);
        await node._client.Connect(port);
        await node._client.Subscribe(1, node._base + "/config", "home/all/config", node._base + "/command", "home/all/command");
        await node.Publish("config/state", """{"rev":1,"interval":60,"qos":1,"retain":true,"payload":"both"}""", retain: true);
        await node.Publish("status", status, retain: true);
        return node;
    }

    /// <summary>Publishes and waits until the broker has it.</summary>
    internal Task Publish(string leaf, string payload, bool retain = false, int qos = 1) => _client.Publish($"{_base}/{leaf}", payload, qos, retain);

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private void Take(ClientEvent one, Func<string, string?> answer)
    {
        if (one.Message is { } message && answer(IdIn(message.Text)) is { } text)
        {
            string leaf = message.Topic.EndsWith("/config", StringComparison.Ordinal) ? "config/result" : "command/result";
            _client.Send($"{_base}/{leaf}", text);
        }
    }

    private static string IdIn(string text)
    {
        try
        {
            return JsonDocument.Parse(text).RootElement.GetProperty("id").GetString() ?? "";
        }
        catch (Exception unreadable) when (unreadable is JsonException or KeyNotFoundException)
        {
            return "";
        }
    }
}
