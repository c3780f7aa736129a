using System.Globalization;
using CsvHelper;
using Store;

namespace Station.Files;

/// <summary>Writes a table (RFC 4180). A value that could not be measured is empty, and no cell is run by a spreadsheet.</summary>
internal sealed class CsvExport : IReadingWriter
{
    /// <summary>
    /// A text that begins with one of these is a formula to a spreadsheet; such a one gets an apostrophe before it. After OWASP, CSV Injection.
    /// </summary>
    internal const string Injections = "=@+-\t\r";

    private readonly CsvWriter _writer;
    private readonly string[] _quantities;

    /// <param name="file">Stays open.</param>
    /// <param name="quantities">The columns.</param>
    internal CsvExport(Stream file, IEnumerable<string> quantities)
    {
        _quantities = [.. quantities];
        _writer = CsvWriter.Create(file, new CsvWriterOptions { NewLine = "\n", Injection = CsvInjection.Escape }, leaveOpen: true);
        foreach (string heading in (string[])["place", "session", "seq", "at", "up", "received", .. _quantities, "quality", "rev", "more", "root"])
        {
            _writer.WriteField(heading);
        }

        _writer.EndRecord();
    }

    /// <inheritdoc/>
    public void Write(StoredReading reading)
    {
        _writer.WriteField(reading.Place);
        _writer.WriteField(reading.Session);
        _writer.WriteField(reading.Sequence);
        _writer.WriteField(reading.At is { } at ? at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFZ", CultureInfo.InvariantCulture) : "");
        _writer.WriteField(reading.UpSeconds);
        _writer.WriteField(reading.Received.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
        foreach (string quantity in _quantities)
        {
            _writer.WriteField(reading.Values.GetValueOrDefault(quantity));
        }

        _writer.WriteField(reading.Quality ?? "");
        _writer.WriteField(reading.Revision);
        _writer.WriteField(reading.More ?? "");
        _writer.WriteField(reading.Root);
        _writer.EndRecord();
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();
}
