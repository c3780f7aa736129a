using Store;

namespace Station.Files;

/// <summary>A line of a file: a reading or a problem.</summary>
/// <param name="Number">Line, from 1.</param>
/// <param name="Reading">Null if the line is not a reading.</param>
/// <param name="Problem">Null if there is none.</param>
internal sealed record FileLine(long Number, StoredReading? Reading, string? Problem);
