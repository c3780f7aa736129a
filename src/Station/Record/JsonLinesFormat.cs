using System.Text;

namespace Station.Record;

/// <summary>One JSON object a line: keeps everything that a node says.</summary>
internal sealed class JsonLinesFormat : IRecordFormat
{
    /// <inheritdoc/>
    public string? Heading => null;

    /// <inheritdoc/>
    public string Write(RecordedReading reading) => reading.ToJson();

    /// <inheritdoc/>
    public RecordedReading? Read(string line) => RecordedReading.FromJson(Encoding.UTF8.GetBytes(line));
}
