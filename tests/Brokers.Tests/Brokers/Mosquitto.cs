using Kit;

namespace Brokers.Tests;

/// <summary>mosquitto with persistence, which Debian turns on too.</summary>
internal sealed class Mosquitto : BrokerUnderTest
{
    private Broker? _broker;
    private string _version = "";

    /// <inheritdoc/>
    internal override string Name => "mosquitto";

    /// <inheritdoc/>
    internal override string Version => _version;

    /// <inheritdoc/>
    internal override int Port => _broker!.Port;

    /// <inheritdoc/>
    internal override IReadOnlyList<Difference> Differences => [];

    /// <inheritdoc/>
    internal override async Task Start()
    {
        if (_broker is not null)
        {
            await _broker.Start();
            return;
        }

        _broker = await Broker.Start(persistent: true);
        string line = _broker.Log.All.First(one => one.Contains("mosquitto version", StringComparison.Ordinal));
        _version = line.Split("version ")[1].Split(' ')[0];
    }

    /// <inheritdoc/>
    internal override Task Stop() => _broker!.Stop();

    /// <inheritdoc/>
    internal override Task Kill() => _broker!.Kill();

    /// <inheritdoc/>
    public override ValueTask DisposeAsync() => _broker?.DisposeAsync() ?? ValueTask.CompletedTask;
}
