namespace Flash;

/// <summary>Ctrl-C as a token, in place of the end of the process.</summary>
internal sealed class Interrupt : IDisposable
{
    private readonly CancellationTokenSource _source = new();

    /// <summary>Begins to listen.</summary>
    public Interrupt()
    {
        Console.CancelKeyPress += Cancel;
    }

    /// <summary>Is cancelled by Ctrl-C or <see cref="Stop"/>.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Does the same as Ctrl-C.</summary>
    public void Stop() => _source.Cancel();

    /// <summary>Leaves Ctrl-C to the process again.</summary>
    public void Dispose()
    {
        Console.CancelKeyPress -= Cancel;
        _source.Dispose();
    }

    private void Cancel(object? sender, ConsoleCancelEventArgs key)
    {
        key.Cancel = true;
        _source.Cancel();
    }
}
