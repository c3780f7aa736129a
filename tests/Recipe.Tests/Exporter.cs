using Kit;

namespace Recipe.Tests;

/// <summary>Debian's prometheus-mqtt-exporter with one of our configurations.</summary>
internal sealed class Exporter : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private ChildProcess? _process;

    private Exporter()
    {
        Port = FreePort.Next();
        Page = new Page(Port, "/metrics");
    }

    /// <summary>Where it listens.</summary>
    internal int Port { get; }

    /// <summary>What Prometheus would read.</summary>
    internal Page Page { get; }

    /// <summary>Starts one for a broker. It listens once it is connected.</summary>
    internal static Exporter Start(string recipe, int brokerPort)
    {
        Exporter exporter = new();
        try
        {
            string file = RecipeFile.Copy(recipe, exporter._folder, ("tcp://127.0.0.1:1883", $"tcp://127.0.0.1:{brokerPort}"));
            exporter._process = ChildProcess.Start(
                Programs.Find("prometheus-mqtt-exporter", "prometheus-mqtt-exporter"),
                ["-config", file, "-listen-address", "127.0.0.1", "-listen-port", $"{exporter.Port}"]);
            return exporter;
        }
        catch
        {
            exporter._folder.Dispose();
            throw;
        }
    }

    /// <summary>Waits until it shows a value for a place.</summary>
    internal Task<Metric> Shows(string name, string place, double value)
    {
        return Shows(name, place, metric => metric.Value == value, $"{value}");
    }

    /// <summary>Waits until it shows a metric of a place that matches.</summary>
    internal async Task<Metric> Shows(string name, string place, Func<Metric, bool> matches, string what)
    {
        string page = await Page.Shows(
            page => Metric.Find(page, name, place) is Metric metric && matches(metric), $"{name} of {place} is {what}");
        return Metric.Find(page, name, place)!;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _process!.DisposeAsync();
        _folder.Dispose();
    }
}
