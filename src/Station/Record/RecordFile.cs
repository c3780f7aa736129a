using System.Text;

namespace Station.Record;

/// <summary>A file that only ever grows by whole lines, whenever the program or the machine stops.</summary>
internal sealed class RecordFile : IDisposable
{
    private readonly FileStream _file;
    private readonly IRecordFormat _format;
    private bool _hasNews;

    /// <summary>Opens or creates it; what stands behind the last line end is half a line from a power cut and is taken away.</summary>
    /// <param name="path">Ends in .csv or .jsonl.</param>
    /// <param name="known">Is given every reading that is there.</param>
    /// <exception cref="StationException">It is something else than a recording.</exception>
    internal RecordFile(string path, Action<RecordedReading> known)
    {
        _format = IRecordFormat.For(path);

        // No buffer: one line is one write. And nobody else writes into it.
        _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
        try
        {
            _file.SetLength(LengthOfWholeLines());
            ReadAll(path, known);
            _file.Seek(0, SeekOrigin.End);
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    /// <summary>Appends a reading.</summary>
    internal void Append(RecordedReading reading) => AppendLine(_format.Write(reading));

    /// <summary>Makes sure that a power cut takes nothing of it.</summary>
    internal void Flush()
    {
        if (_hasNews)
        {
            _hasNews = false;
            _file.Flush(flushToDisk: true);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Flush();
        _file.Dispose();
    }

    private void AppendLine(string line)
    {
        long before = _file.Length;
        _hasNews = true;
        try
        {
            _file.Write(Encoding.UTF8.GetBytes(line + "\n"));
        }
        catch (IOException)
        {
            // A full disk can take half of it.
            _file.SetLength(before);
            throw;
        }
    }

    private long LengthOfWholeLines()
    {
        byte[] one = new byte[1];
        for (long end = _file.Length; end > 0; end--)
        {
            _file.Position = end - 1;
            if (_file.Read(one) == 1 && one[0] == '\n')
            {
                return end;
            }
        }

        return 0;
    }

    private void ReadAll(string path, Action<RecordedReading> known)
    {
        if (_file.Length == 0)
        {
            if (_format.Heading is { } heading)
            {
                AppendLine(heading);
            }

            return;
        }

        _file.Position = 0;
        using StreamReader reader = new(_file, Encoding.UTF8, false, 65536, leaveOpen: true);
        if (_format.Heading is { } wanted && reader.ReadLine() != wanted)
        {
            throw new StationException($"{path} is no recording of the station (its first line is not '{wanted}'); name another file with --out");
        }

        while (reader.ReadLine() is { } line)
        {
            known(_format.Read(line) ?? throw new StationException($"{path} is no recording of the station (a line is '{line[..Math.Min(40, line.Length)]}'); name another file with --out"));
        }
    }
}
