using Store;

namespace Station.Files;

/// <summary>Takes a file into a store: as a whole, or not at all.</summary>
internal sealed class Import(string path, TimeCells times, string root)
{
    private const int Batch = 5000;

    /// <summary>Problems that are named one by one.</summary>
    private const int ShownProblems = 10;

    private readonly List<FileLine> _shown = [];
    private long _readings;

    /// <summary>Lines that are no readings.</summary>
    internal long Problems { get; private set; }

    /// <summary>Reads the file once and collects its problems.</summary>
    /// <exception cref="StationException">Its dates can be read in two ways, or it is no recording.</exception>
    internal void Check()
    {
        foreach (FileLine line in ReadingFile.Read(path, times, root))
        {
            _readings += line.Reading is null ? 0 : 1;
            if (line.Problem is not null)
            {
                Problems++;
                if (_shown.Count < ShownProblems)
                {
                    _shown.Add(line);
                }
            }
        }

        if (times.IsAmbiguous && times.Order == DateOrder.Unknown)
        {
            throw new StationException(
                $"nobody can tell day and month apart in the dates of {path}; say which is first with --dates dmy or --dates mdy",
                StationException.WrongArguments);
        }
    }

    /// <summary>Describes the problems, one line each.</summary>
    internal IEnumerable<string> Describe()
    {
        foreach (FileLine line in _shown)
        {
            yield return $"{path}, line {line.Number}: {line.Problem}";
        }

        if (Problems > _shown.Count)
        {
            yield return $"{path}: {Problems - _shown.Count} more lines are no readings";
        }
    }

    /// <summary>Whether there is anything to take in.</summary>
    internal bool IsEmpty => _readings == 0;

    /// <summary>Takes every reading in.</summary>
    internal WriteResult Into(ReadingStore store)
    {
        WriteResult sum = default;
        foreach (StoredReading[] batch in ReadingFile.Read(path, times, root).Select(static one => one.Reading).OfType<StoredReading>().Chunk(Batch))
        {
            sum += store.Write(batch);
        }

        return sum;
    }
}
