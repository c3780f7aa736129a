namespace Store;

/// <summary>What came of a batch.</summary>
/// <param name="Written">Readings that are new.</param>
/// <param name="Repeated">Readings that were there already.</param>
/// <param name="TooOld">Readings from a time whose readings have been removed: <see cref="ReadingStore.Purge"/>.</param>
public readonly record struct WriteResult(int Written, int Repeated, int TooOld)
{
    /// <summary>Both together.</summary>
    public static WriteResult operator +(WriteResult one, WriteResult other) =>
        new(one.Written + other.Written, one.Repeated + other.Repeated, one.TooOld + other.TooOld);
}
