namespace Station.Files;

/// <summary>Reads files with readings, whatever their form.</summary>
internal static class ReadingFile
{
    /// <summary>What a file name can end in.</summary>
    internal const string Forms = ".csv or .jsonl";

    /// <summary>Whether a file name says what is in it.</summary>
    internal static bool HasForm(string path) => Path.GetExtension(path).ToLowerInvariant() is ".csv" or ".jsonl";

    /// <summary>Reads it line by line.</summary>
    /// <exception cref="StationException">It is no recording.</exception>
    internal static IEnumerable<FileLine> Read(string path, TimeCells times, string root)
        => Path.GetExtension(path).Equals(".csv", StringComparison.OrdinalIgnoreCase)
        ? CsvImport.Read(path, times, root)
        : JsonLinesImport.Read(path, times, root);
}
