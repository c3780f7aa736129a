using System.Reflection;

namespace Brokers.Tests;

/// <summary>The broker in the process, which <c>./run</c> starts.</summary>
internal sealed class Embedded : BrokerUnderTest
{
    private EmbeddedBroker? _broker;
    private int _port;

    /// <inheritdoc/>
    internal override string Name => "embedded";

    /// <inheritdoc/>
    /// <remarks>Of MQTTnet.Server, which does the most of it.</remarks>
    internal override string Version =>
        typeof(MQTTnet.Server.MqttServer).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <inheritdoc/>
    internal override int Port => _port;

    /// <inheritdoc/>
    internal override IReadOnlyList<Difference> Differences =>
    [
        new(Capability.RestartRetained, "lost", "keeps everything in memory: a restart loses the last values"),
        new(Capability.RestartSettings, "lost", "and what waits for a node that is away"),
        new(Capability.Shared, "refused", "refuses a shared subscription"),
    ];

    /// <inheritdoc/>
    internal override async Task Start()
    {
        _broker = await EmbeddedBroker.Start(new EmbeddedBrokerOptions { Port = _port });
        _port = _broker.Port;
    }

    /// <inheritdoc/>
    internal override async Task Stop() => await _broker!.DisposeAsync();

    /// <inheritdoc/>
    internal override Task Kill() => Stop();

    /// <inheritdoc/>
    public override ValueTask DisposeAsync() => _broker?.DisposeAsync() ?? ValueTask.CompletedTask;
}
