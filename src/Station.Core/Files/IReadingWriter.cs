using Store;

namespace Station.Files;

/// <summary>Writes readings into a file, one after the other.</summary>
internal interface IReadingWriter : IDisposable
{
    /// <summary>Writes one.</summary>
    void Write(StoredReading reading);
}
