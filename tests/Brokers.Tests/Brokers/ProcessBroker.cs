using Kit;

namespace Brokers.Tests;

/// <summary>A broker that is one process of ours.</summary>
internal abstract class ProcessBroker : BrokerUnderTest
{
    private readonly TemporaryFolder _folder = new();
    private ChildProcess? _process;

    /// <inheritdoc/>
    internal sealed override int Port { get; } = FreePort.Next();

    /// <summary>For its data and configuration.</summary>
    internal string Folder => _folder.Path;

    /// <summary>What it prints when it takes connections.</summary>
    protected abstract string ReadyText { get; }

    /// <inheritdoc/>
    internal override async Task Start()
    {
        (string program, string[] arguments) = Launch();
        _process = ChildProcess.Start(program, arguments, Folder);
        _ = await _process.Prints(line => line.Contains(ReadyText, StringComparison.Ordinal), $"{Name} is ready");
    }

    /// <inheritdoc/>
    internal override Task Stop() => End(Signal.Terminate);

    /// <inheritdoc/>
    internal override Task Kill() => End(Signal.Kill);

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        _folder.Dispose();
    }

    /// <summary>Writes what it needs and says how it is started: as one process, so that signals reach it.</summary>
    protected abstract (string Program, string[] Arguments) Launch();

    /// <summary>Writes a file into its folder.</summary>
    /// <returns>The full path.</returns>
    protected string Write(string name, params string[] lines)
    {
        File.WriteAllLines(_folder.File(name), lines);
        return _folder.File(name);
    }

    /// <summary>The newest folder of that form.</summary>
    /// <exception cref="AssertFailedException">There is none: it is not installed.</exception>
    protected string Installed(string parent, string pattern)
    {
        string[] found = Directory.Exists(parent) ? Directory.GetDirectories(parent, pattern) : [];
        return found.Max(StringComparer.Ordinal)
            ?? throw new AssertFailedException($"{Name} is not installed. This installs and tests it: ./broker matrix {Name.ToLowerInvariant()}");
    }

    private async Task End(Signal signal)
    {
        _process!.Send(signal);
        _ = await _process.Exit();
        await _process.DisposeAsync();
    }
}
