namespace Station.Chat;

/// <summary>Pipes instead of a terminal: a line is a message.</summary>
internal sealed class LineScreen : IChatScreen
{
    private readonly Lock _lock = new();

    /// <inheritdoc/>
    public void Show(params IEnumerable<string> lines)
    {
        lock (_lock)
        {
            foreach (string line in lines)
            {
                Console.Out.WriteLine(line);
            }
        }
    }

    /// <inheritdoc/>
    public Task<string?> Read(CancellationToken end) => Task.Run(Console.In.ReadLine, CancellationToken.None);

    /// <inheritdoc/>
    public void Dispose() => Console.Out.Flush();
}
