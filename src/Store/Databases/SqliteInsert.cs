using Microsoft.Data.Sqlite;

namespace Store.Databases;

/// <summary>Writes rows with a statement that is prepared once.</summary>
internal sealed class SqliteInsert : IDisposable
{
    private const string AddToHour = """
        INSERT INTO summary (node_id, quantity_id, hour, count, faults, low, high, total)
        VALUES (@node, @quantity, @hour, @count, @faults, @low, @high, @total)
        ON CONFLICT (node_id, quantity_id, hour) DO UPDATE SET
            count = summary.count + excluded.count,
            faults = summary.faults + excluded.faults,
            low = CASE WHEN summary.low IS NULL OR excluded.low < summary.low THEN excluded.low ELSE summary.low END,
            high = CASE WHEN summary.high IS NULL OR excluded.high > summary.high THEN excluded.high ELSE summary.high END,
            total = summary.total + excluded.total
        """;

    private static readonly string[] Fixed = ["node_id", "time", "timed", "session", "seq", "received", "up", "quality", "rev", "extra_id"];

    private SqliteCommand? _command;
    private IReadOnlyList<Quantity> _quantities = [];

    /// <summary>Writes the rows that are not there yet.</summary>
    /// <returns>Those that were new.</returns>
    internal List<Row> Insert(SqliteTransaction transaction, IReadOnlyList<Row> rows, IReadOnlyList<Quantity> quantities)
    {
        SqliteCommand command = Command(transaction, quantities);
        Dictionary<long, int> places = [];
        for (int i = 0; i < quantities.Count; i++)
        {
            places[quantities[i].Id] = Fixed.Length + i;
        }

        List<Row> fresh = [];
        foreach (Row row in rows)
        {
            Fill(command.Parameters, row, places);
            if (command.ExecuteNonQuery() > 0)
            {
                fresh.Add(row);
            }
        }

        return fresh;
    }

    /// <summary>Adds to the hourly summary.</summary>
    internal static void Add(SqliteTransaction transaction, IReadOnlyList<HourDelta> deltas)
    {
        using SqliteCommand command = transaction.Connection!.CreateCommand();
        command.CommandText = AddToHour;
        command.Transaction = transaction;
        SqliteParameter[] parameters = [.. new[] { "node", "quantity", "hour", "count", "faults", "low", "high", "total" }
            .Select(name => command.Parameters.Add(new SqliteParameter("@" + name, null)))];
        foreach (HourDelta delta in deltas)
        {
            object?[] values = [delta.Node, delta.Quantity, delta.Hour, delta.Count, delta.Faults, delta.Low, delta.High, delta.Total];
            for (int i = 0; i < values.Length; i++)
            {
                parameters[i].Value = values[i] ?? DBNull.Value;
            }

            command.ExecuteNonQuery();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _command?.Dispose();

    private static void Fill(SqliteParameterCollection parameters, Row row, Dictionary<long, int> places)
    {
        object?[] values = [row.Node, row.Time, row.IsTimed ? 1L : 0L, row.Session, row.Sequence, row.Received, row.Up, row.Quality, row.Revision, row.Extra];
        for (int i = 0; i < parameters.Count; i++)
        {
            parameters[i].Value = i < values.Length ? values[i] ?? DBNull.Value : DBNull.Value;
        }

        foreach ((Quantity quantity, double? value) in row.Values)
        {
            parameters[places[quantity.Id]].Value = value ?? (object)DBNull.Value;
        }
    }

    private SqliteCommand Command(SqliteTransaction transaction, IReadOnlyList<Quantity> quantities)
    {
        if (_command is null || _command.Connection != transaction.Connection || !_quantities.SequenceEqual(quantities))
        {
            _command?.Dispose();
            _quantities = [.. quantities];
            string[] columns = [.. Fixed, .. quantities.Select(static one => $"\"{one.Column}\"")];
            _command = transaction.Connection!.CreateCommand();
            _command.CommandText =
                $"INSERT INTO reading ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(static (_, i) => $"@p{i}"))}) ON "
                + "CONFLICT DO NOTHING";
            for (int i = 0; i < columns.Length; i++)
            {
                _command.Parameters.Add(new SqliteParameter($"@p{i}", null));
            }
        }

        _command.Transaction = transaction;
        return _command;
    }
}
