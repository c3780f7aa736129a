using System.Runtime.InteropServices;

namespace Cli;

/// <summary>Ctrl-C, SIGTERM and, when the terminal is gone, SIGHUP: each asks the program to leave.</summary>
public sealed class EndSignals : IDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly CancellationTokenSource _after = new();
    private readonly PosixSignalRegistration[] _registrations;
    private TimeSpan _limit = Timeout.InfiniteTimeSpan;

    /// <summary>Listens from now on.</summary>
    public EndSignals() => _registrations =
    [
        .. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(signal => PosixSignalRegistration.Create(signal, OnSignal)),
    ];

    /// <summary>Is cancelled by the first of them.</summary>
    public CancellationToken Token => _end.Token;

    /// <summary>A token that is cancelled this long after the first of them, for what does not leave by itself.</summary>
    public CancellationToken After(TimeSpan limit)
    {
        _limit = limit;
        return _after.Token;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Array.ForEach(_registrations, static registration => registration.Dispose());
        _end.Dispose();
        _after.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        _end.Cancel();
        if (_limit != Timeout.InfiniteTimeSpan)
        {
            _after.CancelAfter(_limit);
        }
    }
}
