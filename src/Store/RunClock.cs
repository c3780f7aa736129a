using System.Data.Common;
using Store.Databases;

namespace Store;

/// <summary>
/// Estimates when a reading was measured by a node that did not know the time, only how long it had been running. The start of the run follows from
/// any reading of the same run that has both, or from how soon another one came: none comes before it was measured.
/// </summary>
internal sealed class RunClock
{
    private const double MsPerSecond = 1000;

    private readonly Dictionary<long, (long Session, long StartMs)> _runs = [];

    /// <summary>Forgets everything.</summary>
    internal void Clear() => _runs.Clear();

    /// <summary>When a reading was measured, in milliseconds since 1970.</summary>
    internal long TimeOf(DbConnection connection, long node, StoredReading reading)
    {
        long received = reading.Received.ToUnixTimeMilliseconds();
        long? at = reading.At?.ToUnixTimeMilliseconds();
        if (reading is not { Session: { } session, UpSeconds: { } up } || !double.IsFinite(up) || Math.Abs(up) > int.MaxValue)
        {
            return at ?? received;
        }

        long upMs = (long)(up * MsPerSecond);
        long start = (at ?? received) - upMs;
        if (at is null && StartOf(connection, node, session) is { } known)
        {
            start = Math.Min(start, known);
        }

        _runs[node] = (session, start);
        return at ?? start + upMs;
    }

    private long? StartOf(DbConnection connection, long node, long session)
    {
        if (_runs.TryGetValue(node, out (long Session, long StartMs) run) && run.Session == session)
        {
            return run.StartMs;
        }

        // The recorder was not running meanwhile, or another one stored the first readings of this run.
        return connection.All(
            static row => (long)(row.GetInt64(0) - (row.GetDouble(1) * MsPerSecond)),
            "SELECT time, up FROM reading WHERE node_id = @node AND session = @session AND up IS NOT NULL ORDER BY seq LIMIT 1",
            ("node", node), ("session", session)).Cast<long?>().FirstOrDefault();
    }
}
