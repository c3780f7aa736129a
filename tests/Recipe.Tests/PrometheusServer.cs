using System.Text.Json;
using Kit;

namespace Recipe.Tests;

/// <summary>A real Prometheus with our configuration, reading one exporter every second.</summary>
internal sealed class PrometheusServer : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly int _port = FreePort.Next();
    private ChildProcess? _process;

    /// <summary>Starts one.</summary>
    /// <param name="exporterPort">What it reads.</param>
    /// <param name="forgetSeconds">After how many seconds it forgets a value; five minutes otherwise.</param>
    internal static PrometheusServer Start(int exporterPort, int forgetSeconds)
    {
        PrometheusServer server = new();
        try
        {
            string file = RecipeFile.Copy(
                "prometheus.yml", server._folder, ("127.0.0.1:9641", $"127.0.0.1:{exporterPort}"), ("interval: 15s", "interval: 1s"));
            _ = RecipeFile.Copy("prometheus-alerts.yml", server._folder);
            server._process = ChildProcess.Start(
                Programs.Find("prometheus", "prometheus"),
                [
                    "--config.file", file, "--storage.tsdb.path", server._folder.File("data"),
                    "--web.listen-address", $"127.0.0.1:{server._port}", "--query.lookback-delta", $"{forgetSeconds}s",
                ]);
            return server;
        }
        catch
        {
            server._folder.Dispose();
            throw;
        }
    }

    /// <summary>Waits until a query has exactly one answer.</summary>
    /// <returns>The labels and, as the label "value", the value.</returns>
    internal async Task<IReadOnlyDictionary<string, string>> Answers(string query)
    {
        return Results(await Query(query).Shows(page => Results(page).Length == 1, $"one answer to {query}"))[0];
    }

    /// <summary>Waits until a query has no answer.</summary>
    internal Task AnswersNothing(string query)
    {
        return Query(query).Shows(page => page.Length > 0 && Results(page).Length == 0, $"no answer to {query}");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _process!.DisposeAsync();
        _folder.Dispose();
    }

    private static Dictionary<string, string>[] Results(string page)
    {
        if (page.Length == 0)
        {
            return [];
        }

        using JsonDocument answer = JsonDocument.Parse(page);
        return [.. answer.RootElement.GetProperty("data").GetProperty("result").EnumerateArray().Select(result =>
            new Dictionary<string, string>(result.GetProperty("metric").EnumerateObject()
                .Select(label => KeyValuePair.Create(label.Name, label.Value.GetString()!)))
            {
                ["value"] = result.GetProperty("value")[1].GetString()!,
            })];
    }

    private Page Query(string query)
    {
        return new Page(_port, "/api/v1/query?query=" + Uri.EscapeDataString(query));
    }
}
