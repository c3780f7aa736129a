using System.Data.Common;
using Store.Databases;

namespace Store;

/// <summary>Reads the readings of a node one by one in the order of time, each with whether something is missing before it.</summary>
internal static class RowScan
{
    /// <summary>Readings from which the usual interval is learnt.</summary>
    private const int Sample = 256;

    /// <summary>Columns before the values.</summary>
    private const int FirstValue = 4;

    /// <summary>Reads on as they are taken.</summary>
    /// <param name="connection">Open.</param>
    /// <param name="node">Number of the node.</param>
    /// <param name="fromMs">Not before.</param>
    /// <param name="toMs">Before.</param>
    /// <param name="wanted">The values; null for a quantity that the store does not know.</param>
    /// <returns>The values of a row are good until the next one is taken.</returns>
    internal static IEnumerable<(SeriesRow Row, bool IsAfterGap, double?[] Values)> Read(
        DbConnection connection, long node, long fromMs, long toMs, IReadOnlyList<Quantity?> wanted)
    {
        string columns = string.Concat(wanted.Select(static one => one is null ? ", NULL" : $", \"{one.Column}\""));
        using DbCommand command = connection.Statement(
            $"""
            SELECT time, session, seq, CASE WHEN quality = 'ok' THEN NULL ELSE quality END{columns}
            FROM reading WHERE node_id = @node AND time >= @from AND time < @to ORDER BY time, session, seq
            """,
            ("node", node), ("from", fromMs), ("to", toMs));
        using DbDataReader reader = command.ExecuteReader();
        List<(SeriesRow Row, double?[] Values)> sample = [];
        while (sample.Count < Sample && reader.Read())
        {
            sample.Add((RowOf(reader), [.. wanted.Select((_, i) => reader.RealAt(FirstValue + i))]));
        }

        GapRule gaps = GapRule.Of([.. sample.Select(static one => one.Row)]);
        SeriesRow? before = null;
        foreach ((SeriesRow row, double?[] values) in sample)
        {
            yield return (row, before is { } last && gaps.IsBetween(last, row), values);
            before = row;
        }

        double?[] rest = new double?[wanted.Count];
        while (reader.Read())
        {
            for (int i = 0; i < rest.Length; i++)
            {
                rest[i] = reader.RealAt(FirstValue + i);
            }

            SeriesRow row = RowOf(reader);
            yield return (row, before is { } last && gaps.IsBetween(last, row), rest);
            before = row;
        }
    }

    private static SeriesRow RowOf(DbDataReader reader) => new(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.TextAt(3));
}
