using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Station.Contract;

namespace Station.Record;

/// <summary>A table (RFC 4180) with the quantities of the contract. A value that could not be measured is empty.</summary>
internal sealed class CsvFormat : IRecordFormat
{
    private static readonly string[] Columns = ["place", "session", "seq", "at", "up", "received", "temperature", "humidity", "pressure", "quality", "rev"];

    // As in a reading these are text, the others numbers.
    private static readonly string[] TextColumns = ["place", "at", "received", "quality"];

    /// <inheritdoc/>
    public string Heading => string.Join(',', Columns);

    /// <inheritdoc/>
    public string Write(RecordedReading recorded)
    {
        NodeReading reading = recorded.Reading;
        return string.Join(',',
        [
            Quote(recorded.Place),
            Number(reading.Session),
            Number(reading.Sequence),
            reading.At is { } at ? NodeReading.FormatTime(at) : "",
            Number(reading.UpSeconds),
            NodeReading.FormatTime(recorded.Received),
            Number(reading.Values.GetValueOrDefault("temperature")),
            Number(reading.Values.GetValueOrDefault("humidity")),
            Number(reading.Values.GetValueOrDefault("pressure")),
            Quote(reading.Quality ?? ""),
            Number(reading.Revision),
        ]);
    }

    /// <inheritdoc/>
    public RecordedReading? Read(string line)
    {
        List<string> fields = Split(line);
        if (fields.Count != Columns.Length || line == Heading)
        {
            return null;
        }

        JsonObject json = [];
        for (int i = 0; i < Columns.Length; i++)
        {
            json[Columns[i]] = fields[i].Length == 0 ? null
                : TextColumns.Contains(Columns[i]) ? fields[i]
                : double.TryParse(fields[i], CultureInfo.InvariantCulture, out double number) ? number : null;
        }

        return RecordedReading.FromJson(JsonSerializer.SerializeToUtf8Bytes(json));
    }

    private static string Number(double? number) => number?.ToString("0.###", CultureInfo.InvariantCulture) ?? "";

    private static string Quote(string text) => text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"").ReplaceLineEndings(" ")}\"" : text;

    private static List<string> Split(string line)
    {
        List<string> fields = [];
        StringBuilder field = new();
        bool isQuoted = false;
        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && isQuoted && i + 1 < line.Length && line[i + 1] == '"')
            {
                field.Append('"');
                i++;
            }
            else if (line[i] == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (line[i] == ',' && !isQuoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(line[i]);
            }
        }

        fields.Add(field.ToString());
        return fields;
    }
}
