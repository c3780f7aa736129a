namespace Station.Record;

/// <summary>How readings stand in a file.</summary>
internal interface IRecordFormat
{
    /// <summary>The first line, or null when there is none.</summary>
    string? Heading { get; }

    /// <summary>Writes a reading as one line, without its end.</summary>
    string Write(RecordedReading reading);

    /// <summary>Reads a line.</summary>
    /// <returns>Null when it is no reading.</returns>
    RecordedReading? Read(string line);

    /// <summary>The format for a file name, by its end.</summary>
    /// <exception cref="StationException">Neither .csv nor .jsonl.</exception>
    static IRecordFormat For(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".csv" => new CsvFormat(),
        ".jsonl" => new JsonLinesFormat(),
        _ => throw new StationException($"'{path}' must end in .csv or .jsonl", StationException.WrongArguments),
    };
}
