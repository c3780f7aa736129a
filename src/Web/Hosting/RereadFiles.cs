using Station;

namespace Web.Hosting;

/// <summary>The content of files, read again when one of them changes.</summary>
/// <param name="paths">The files.</param>
/// <param name="read">Reads them; throws a <see cref="StationException"/> if that fails.</param>
/// <param name="without">Makes the value to use while they cannot be read from the previous one.</param>
/// <param name="meanwhile">What that means, for the log; written once.</param>
internal sealed class RereadFiles<T>(IReadOnlyList<string> paths, Func<T> read, Func<T, T> without, string meanwhile)
{
    private readonly Lock _reading = new();
    private (DateTime Written, long Length)[] _seen = Seen(paths);
    private T _current = read();

    /// <summary>The current value.</summary>
    internal T Current()
    {
        lock (_reading)
        {
            (DateTime Written, long Length)[] seen = Seen(paths);
            if (!seen.SequenceEqual(_seen))
            {
                _seen = seen;
                try
                {
                    _current = read();
                }
                catch (StationException failure)
                {
                    _current = without(_current);
                    Console.Error.WriteLine($"station: {failure.Message}; {meanwhile}");
                }
            }

            return _current;
        }
    }

    private static (DateTime Written, long Length)[] Seen(IReadOnlyList<string> paths) =>
        [.. paths.Select(static path => new FileInfo(path)).Select(static file => file.Exists ? (file.LastWriteTimeUtc, file.Length) : default)];
}
