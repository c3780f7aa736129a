namespace Station.Chat;

/// <summary>
/// The ids of messages that this member has been shown, over a restart too: the broker delivers again what it had no acknowledgement for.
/// </summary>
internal sealed class SeenIds : IDisposable
{
    /// <summary>Ids that are remembered: far more than a broker sends again.</summary>
    private const int Kept = 5000;

    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();
    private readonly StreamWriter _file;

    /// <summary>Reads the file, and begins to append to it.</summary>
    /// <param name="path">Is created when it is not there.</param>
    internal SeenIds(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        string[] lines = File.Exists(path) ? File.ReadAllLines(path) : [];
        foreach (string id in lines.TakeLast(Kept))
        {
            Remember(id);
        }

        if (lines.Length > 2 * Kept)
        {
            File.WriteAllLines(path, lines.TakeLast(Kept));
        }

        _file = new StreamWriter(new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite)) { AutoFlush = true };
    }

    /// <summary>Where such files are kept unless the person says otherwise.</summary>
    internal static string DefaultFolder
    {
        get
        {
            string? state = OperatingSystem.IsWindows() ? null : Environment.GetEnvironmentVariable("XDG_STATE_HOME");
            string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
            string usual = OperatingSystem.IsWindows()
                ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
                : Path.Combine(home, ".local", "state");
            return Path.Combine(string.IsNullOrEmpty(state) ? usual : state, "station");
        }
    }

    /// <summary>Whether it has been shown.</summary>
    internal bool Contains(string id) => _ids.Contains(id);

    /// <summary>It has been shown.</summary>
    internal void Add(string id)
    {
        // An id that somebody else chose never becomes two lines.
        if (Remember(id) && !id.AsSpan().ContainsAny('\r', '\n'))
        {
            _file.Write(id + "\n");
        }
    }

    // False if it was there already.
    private bool Remember(string id)
    {
        if (!_ids.Add(id))
        {
            return false;
        }

        _order.Enqueue(id);
        if (_order.Count > Kept)
        {
            _ids.Remove(_order.Dequeue());
        }

        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
