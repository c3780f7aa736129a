using CsvHelper;

namespace Station.Files;

/// <summary>Reads a table: RFC 4180 and what people's programs make of it.</summary>
internal static class CsvImport
{
    private static readonly CsvReaderOptions Options = new()
    {
        TrackLineNumbers = true,
        TrimWhitespace = true,
        MalformedData = CsvMalformedDataHandling.Throw,
        MaxRecordSize = 1 << 20,
    };

    /// <summary>Reads it line by line.</summary>
    /// <exception cref="StationException">It is no table of readings.</exception>
    internal static IEnumerable<FileLine> Read(string path, TimeCells times, string root)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using CsvReader reader = CsvReader.Create(file, Options, leaveOpen: true);
        CsvColumns? columns = null;
        while (true)
        {
            FileLine? line = Next(reader, path, times, root, ref columns);
            if (line is null)
            {
                yield break;
            }

            yield return line;
        }
    }

    private static FileLine? Next(CsvReader reader, string path, TimeCells times, string root, ref CsvColumns? columns)
    {
        try
        {
            if (columns is null)
            {
                reader.ReadHeader();
                columns = new CsvColumns([.. reader.Headers], times, root);
                if (!columns.AreReadings)
                {
                    throw new StationException($"{path} is no recording: its first line must name place, at or received, and what was measured");
                }
            }

            if (!reader.Read())
            {
                return null;
            }

            if (reader.FieldCount != reader.Headers.Count)
            {
                string reason = $"it has {reader.FieldCount} cells and the first line {reader.Headers.Count}";
                return new FileLine(
                    reader.LineNumber, null, reader.FieldCount < reader.Headers.Count
                    ? reason + "; it may end early"
                    : reason + "; a decimal comma must stand in quotes");
            }

            return new FileLine(reader.LineNumber, columns.Read(reader, out string? problem), problem);
        }
        catch (CsvFormatException malformed)
        {
            throw new StationException($"{path} is no table from line {malformed.LineNumber} on: {malformed.Message.ReplaceLineEndings(" ")}");
        }
    }
}
