namespace Station.Tests.Support;

/// <summary>A node that answers every message with a trial. The test says how that ends.</summary>
internal sealed class TryingNode : IDisposable
{
    private readonly int _seconds;
    private volatile string _id = "";
    private FakeNode? _node;

    private TryingNode(int seconds)
    {
        _seconds = seconds;
    }

    /// <summary>The id of the message that it tries.</summary>
    internal string Id => _id;

    /// <summary>Connects one, with revision 1 in force.</summary>
    /// <param name="port">Of the broker.</param>
    /// <param name="place">Its place.</param>
    /// <param name="seconds">How long it says that the trial takes.</param>
    internal static async Task<TryingNode> Start(int port, string place, int seconds = 2)
    {
        TryingNode node = new(seconds);
        node._node = await FakeNode.Start(port, place, node.Try);
        await node.Publish("config/state", """{"rev":1,"keepalive":30}""", retain: true);
        return node;
    }

    /// <summary>Publishes and waits until the broker has it.</summary>
    internal Task Publish(string leaf, string payload, bool retain = false) => _node!.Publish(leaf, payload, retain);

    /// <summary>Gives the last answer.</summary>
    /// <param name="answer">A JSON object without the id.</param>
    internal Task Answer(string answer) => Publish("config/result", $"{{\"id\":\"{_id}\",{answer[1..]}");

    /// <inheritdoc/>
    public void Dispose() => _node?.Dispose();

    private string Try(string id)
    {
        _id = id;
        return $$"""{"id":"{{id}}","trial":{{_seconds}},"rev":1}""";
    }
}
