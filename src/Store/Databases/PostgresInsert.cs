using Npgsql;
using NpgsqlTypes;

namespace Store.Databases;

/// <summary>Writes a whole batch with one statement: the values go over as one array a column.</summary>
internal static class PostgresInsert
{
    /// <summary>Writes the rows that are not there yet.</summary>
    /// <returns>Those that were new.</returns>
    internal static IReadOnlyList<Row> Insert(NpgsqlTransaction transaction, IReadOnlyList<Row> rows, IReadOnlyList<Quantity> quantities)
    {
        string columns = string.Concat(quantities.Select(static one => $", \"{one.Column}\""));
        string arrays = string.Concat(quantities.Select(static (_, i) => $", @v{i}"));
        using NpgsqlCommand command = new(
            $"""
            INSERT INTO reading (node_id, time, timed, session, seq, received, up, quality, rev, extra_id{columns})
            SELECT * FROM unnest(@node, @time, @timed, @session, @seq, @received, @up, @quality, @rev, @extra{arrays})
            ON CONFLICT DO NOTHING RETURNING node_id, session, seq
            """,
            transaction.Connection, transaction);
        Add(command, "node", NpgsqlDbType.Bigint, rows.Select(static one => one.Node).ToArray());
        Add(command, "time", NpgsqlDbType.Bigint, rows.Select(static one => one.Time).ToArray());
        Add(command, "timed", NpgsqlDbType.Smallint, rows.Select(static one => (short)(one.IsTimed ? 1 : 0)).ToArray());
        Add(command, "session", NpgsqlDbType.Bigint, rows.Select(static one => one.Session).ToArray());
        Add(command, "seq", NpgsqlDbType.Bigint, rows.Select(static one => one.Sequence).ToArray());
        Add(command, "received", NpgsqlDbType.Bigint, rows.Select(static one => one.Received).ToArray());
        Add(command, "up", NpgsqlDbType.Double, rows.Select(static one => one.Up).ToArray());
        Add(command, "quality", NpgsqlDbType.Text, rows.Select(static one => one.Quality).ToArray());
        Add(command, "rev", NpgsqlDbType.Bigint, rows.Select(static one => one.Revision).ToArray());
        Add(command, "extra", NpgsqlDbType.Bigint, rows.Select(static one => one.Extra).ToArray());
        double?[][] values = Values(rows, quantities);
        for (int i = 0; i < values.Length; i++)
        {
            Add(command, $"v{i}", NpgsqlDbType.Double, values[i]);
        }

        HashSet<(long, long, long)> fresh = [];
        using NpgsqlDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            fresh.Add((reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2)));
        }

        return fresh.Count == rows.Count ? rows : [.. rows.Where(one => fresh.Contains(one.Key))];
    }

    /// <summary>Adds to the hourly summary.</summary>
    internal static void Add(NpgsqlTransaction transaction, IReadOnlyList<HourDelta> deltas)
    {
        using NpgsqlCommand command = new(
            """
            INSERT INTO summary (node_id, quantity_id, hour, count, faults, low, high, total)
            SELECT * FROM unnest(@node, @quantity, @hour, @count, @faults, @low, @high, @total)
            ON CONFLICT (node_id, quantity_id, hour) DO UPDATE SET
                count = summary.count + excluded.count,
                faults = summary.faults + excluded.faults,
                low = LEAST(summary.low, excluded.low),
                high = GREATEST(summary.high, excluded.high),
                total = summary.total + excluded.total
            """,
            transaction.Connection, transaction);
        Add(command, "node", NpgsqlDbType.Bigint, deltas.Select(static one => one.Node).ToArray());
        Add(command, "quantity", NpgsqlDbType.Bigint, deltas.Select(static one => one.Quantity).ToArray());
        Add(command, "hour", NpgsqlDbType.Bigint, deltas.Select(static one => one.Hour).ToArray());
        Add(command, "count", NpgsqlDbType.Bigint, deltas.Select(static one => one.Count).ToArray());
        Add(command, "faults", NpgsqlDbType.Bigint, deltas.Select(static one => one.Faults).ToArray());
        Add(command, "low", NpgsqlDbType.Double, deltas.Select(static one => one.Low).ToArray());
        Add(command, "high", NpgsqlDbType.Double, deltas.Select(static one => one.High).ToArray());
        Add(command, "total", NpgsqlDbType.Double, deltas.Select(static one => one.Total).ToArray());
        command.ExecuteNonQuery();
    }

    private static void Add<T>(NpgsqlCommand command, string name, NpgsqlDbType type, T[] values) =>
        command.Parameters.Add(new NpgsqlParameter<T[]>(name, NpgsqlDbType.Array | type) { TypedValue = values });

    private static double?[][] Values(IReadOnlyList<Row> rows, IReadOnlyList<Quantity> quantities)
    {
        Dictionary<long, int> places = [];
        double?[][] values = new double?[quantities.Count][];
        for (int i = 0; i < quantities.Count; i++)
        {
            places[quantities[i].Id] = i;
            values[i] = new double?[rows.Count];
        }

        for (int i = 0; i < rows.Count; i++)
        {
            foreach ((Quantity quantity, double? value) in rows[i].Values)
            {
                values[places[quantity.Id]][i] = value;
            }
        }

        return values;
    }
}
