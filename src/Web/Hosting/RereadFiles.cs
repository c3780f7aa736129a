using Station;

namespace Web.Hosting;

/// <summary>What stands in files, read again when one of them has changed.</summary>
/// <param name="paths">The files.</param>
/// <param name="read">Reads them; fails with a <see cref="StationException"/>.</param>
/// <param name="without">What counts while they cannot be read, of what counted before.</param>
/// <param name="meanwhile">What that means, for the person who reads the complaint; it is told once.</param>
internal sealed class RereadFiles<T>(IReadOnlyList<string> paths, Func<T> read, Func<T, T> without, string meanwhile)
{
    private readonly Lock _reading = new();
    private (DateTime Written, long Length)[] _seen = Seen(paths);
    private T _current = read();

    /// <summary>As it is now.</summary>
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
