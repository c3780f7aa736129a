using Kit;

namespace HomeAssistant.Tests.Node;

/// <summary>A script of faults in a file, for the node to play.</summary>
internal sealed class FaultScript : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>Writes it.</summary>
    internal FaultScript(string lines)
    {
        File.WriteAllText(Path, lines);
    }

    /// <summary>Where it is.</summary>
    internal string Path => _folder.File("faults.txt");

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
