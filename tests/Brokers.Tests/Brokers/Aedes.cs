using System.Text.Json;
using Kit;

namespace Brokers.Tests;

/// <summary>aedes from npm, which keeps everything in memory unless it is given a database.</summary>
internal sealed class Aedes : ProcessBroker
{
    /// <inheritdoc/>
    internal override string Name => "aedes";

    /// <inheritdoc/>
    internal override string Version
    {
        get
        {
            using JsonDocument package = JsonDocument.Parse(File.ReadAllText(Path.Combine(Home, "node_modules", "aedes", "package.json")));
            return package.RootElement.GetProperty("version").GetString()!;
        }
    }

    /// <inheritdoc/>
    internal override IReadOnlyList<Difference> Differences =>
    [
        new(Capability.Pair, "lost", "loses a kept message of QoS 2, though acknowledged, when one that is not to be kept comes right behind it; not at QoS 1"),
        new(Capability.RestartRetained, "lost", "keeps everything in memory unless it is given a database: a restart loses the last values"),
        new(Capability.RestartSettings, "lost", "and what waits for a node that is away"),
        new(Capability.Shared, "nothing comes", "takes a shared subscription and sends nothing to it"),
    ];

    /// <inheritdoc/>
    protected override string ReadyText => "listens on";

    private string Home => Path.GetDirectoryName(Installed(Path.Combine(Repository.Root, "artifacts", "brokers", "aedes"), "node_modules"))!;

    /// <inheritdoc/>
    protected override (string Program, string[] Arguments) Launch() => ("node", [Path.Combine(Home, "start.mjs"), $"{Port}"]);
}
