using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Station.Contract;
using Store;

namespace Station.Files;

/// <summary>Writes one JSON object a line: place and time of receipt, and what the node said.</summary>
internal sealed class JsonLinesExport(Stream file) : IReadingWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Utf8JsonWriter _writer = new(file, Options);

    /// <inheritdoc/>
    public void Write(StoredReading reading)
    {
        _writer.WriteStartObject();
        _writer.WriteString("place", reading.Place);
        _writer.WriteString("received", reading.Received.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
        Number("seq", reading.Sequence);
        Number("session", reading.Session);
        _writer.WriteString("at", reading.At is { } at ? at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFZ", CultureInfo.InvariantCulture) : null);
        Number("up", reading.UpSeconds);
        foreach ((string name, double? value) in reading.Values.OrderBy(static one => Quantities.Rank(one.Key)))
        {
            Number(name, value);
        }

        if (reading.Quality is not null)
        {
            _writer.WriteString("quality", reading.Quality);
        }

        Number("rev", reading.Revision);
        foreach (JsonProperty one in MoreOf(reading))
        {
            one.WriteTo(_writer);
        }

        _writer.WriteString("root", reading.Root);
        _writer.WriteEndObject();
        _writer.Flush();
        _writer.Reset();
        file.WriteByte((byte)'\n');
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

    // Whatever the database holds: what is not an object is left out.
    private static IEnumerable<JsonProperty> MoreOf(StoredReading reading) =>
        reading.More is { } more && CheckedJson.Object(Encoding.UTF8.GetBytes(more), out _) is { } json ? json.Members() : [];

    private void Number(string name, double? value)
    {
        if (value is { } number)
        {
            _writer.WriteNumber(name, number);
        }
        else
        {
            _writer.WriteNull(name);
        }
    }
}
