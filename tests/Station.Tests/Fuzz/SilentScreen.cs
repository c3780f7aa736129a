using Station.Chat;

namespace Station.Tests.Fuzz;

/// <summary>A screen that only counts what it is told to show.</summary>
internal sealed class SilentScreen : IChatScreen
{
    /// <summary>How many lines that were.</summary>
    internal long Lines { get; private set; }

    /// <inheritdoc/>
    public void Show(params IEnumerable<string> lines) => Lines += lines.LongCount();

    /// <inheritdoc/>
    public Task<string?> Read(CancellationToken end) => Task.FromResult<string?>(null);

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
