using Kit;

namespace Recipe.Tests;

/// <summary>A real Node-RED that runs our flow.</summary>
internal sealed class NodeRed : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly int _port = FreePort.Next();
    private ChildProcess? _process;

    /// <summary>Starts one and waits until the broker has its subscriptions, which come after it says that it is connected.</summary>
    internal static async Task<NodeRed> Start(Broker broker)
    {
        NodeRed nodeRed = new();
        try
        {
            string program = Path.Combine(Repository.Root, "artifacts", "node-red", "node_modules", "node-red", "red.js");
            Assert.IsTrue(File.Exists(program), "Node-RED is not there: run tests/Recipe.Tests/get-node-red");
            string flow = RecipeFile.Copy("node-red-flow.json", nodeRed._folder, ("\"1883\"", $"\"{broker.Port}\""));
            nodeRed._process = ChildProcess.Start(
                Programs.Find("node", "nodejs"),
                [
                    program, "--userDir", nodeRed._folder.Path, "--port", $"{nodeRed._port}",
                    "-D", "uiHost=127.0.0.1", "-D", "telemetry.enabled=false", flow,
                ]);
            _ = await nodeRed._process.Prints(line => line.Contains("Connected to broker", StringComparison.Ordinal), "it is connected");
            foreach (string topic in new[] { "home/+/reading", "home/+/history", "home/+/status" })
            {
                _ = await broker.Log.Seen(line => line.Contains(topic, StringComparison.Ordinal), "a subscription to " + topic);
            }

            return nodeRed;
        }
        catch
        {
            await nodeRed.DisposeAsync();
            throw;
        }
    }

    /// <summary>A graph that it draws: of temperature, humidity or pressure.</summary>
    internal Page Graph(string of)
    {
        return new Page(_port, "/graph?of=" + of);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        _folder.Dispose();
    }
}
