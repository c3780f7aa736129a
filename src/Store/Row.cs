namespace Store;

/// <summary>A reading as it stands in the table. Times are milliseconds since 1970, UTC.</summary>
/// <param name="Node">Number of the node.</param>
/// <param name="Time">When it was measured.</param>
/// <param name="IsTimed">Whether that is by the clock of the node.</param>
/// <param name="Session">-1 for a device that does not count.</param>
/// <param name="Sequence">Of such a device a checksum.</param>
/// <param name="Received">When it arrived.</param>
/// <param name="Up">Seconds since the node started.</param>
/// <param name="Quality">Why a value is missing.</param>
/// <param name="Revision">Of its settings.</param>
/// <param name="Extra">Number of what else it said.</param>
/// <param name="Values">By number of the quantity.</param>
internal sealed record Row(
    long Node, long Time, bool IsTimed, long Session, long Sequence, long Received, double? Up, string? Quality, long? Revision, long? Extra,
    IReadOnlyList<(Quantity Quantity, double? Value)> Values) : IComparable<Row>
{
    /// <summary>Session of a device that does not count.</summary>
    internal const long NoSession = -1;

    /// <summary>What names it.</summary>
    internal (long Node, long Session, long Sequence) Key => (Node, Session, Sequence);

    /// <summary>By key: recorders that write at once take their locks in the same order.</summary>
    public int CompareTo(Row? other) => other is null ? 1 : Key.CompareTo(other.Key);
}
