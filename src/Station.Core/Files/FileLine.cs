using Store;

namespace Station.Files;

/// <summary>A line of a file: a reading, or what is wrong with it.</summary>
/// <param name="Number">Line, from 1.</param>
/// <param name="Reading">Null when the line is not a reading.</param>
/// <param name="Problem">Null when there is none.</param>
internal sealed record FileLine(long Number, StoredReading? Reading, string? Problem);
