using System.Data.Common;
using Store.Databases;

namespace Store;

/// <content>Queries. None of them waits for a writer.</content>
public sealed partial class ReadingStore
{
    private const string ReadingColumns = "r.time, r.timed, r.session, r.seq, r.received, r.up, r.quality, r.rev, e.content";

    /// <summary>Every node that has been heard, by root and place.</summary>
    public IReadOnlyList<NodeInfo> Nodes() => Query(static connection =>
    {
        ILookup<long, string> measured = connection.All(
                static row => (Node: row.GetInt64(0), Name: row.GetString(1)),
                "SELECT n.node_id, q.name FROM node_quantity n JOIN quantity q ON q.id = n.quantity_id ORDER BY q.id")
            .ToLookup(static one => one.Node, static one => one.Name);
        return connection.All(
            row => new NodeInfo(
                row.GetInt64(0), row.GetString(1), row.GetString(2), [.. measured[row.GetInt64(0)]], TimeOf(row.WholeAt(3)), TimeOf(row.WholeAt(4))),
            """
            SELECT id, root, place,
                (SELECT min(time) FROM reading WHERE node_id = node.id),
                (SELECT max(time) FROM reading WHERE node_id = node.id)
            FROM node ORDER BY root, place
            """);
    });

    /// <summary>The newest reading of each node.</summary>
    public IReadOnlyDictionary<long, StoredReading> Latest() => Query(static connection =>
    {
        Dictionary<long, StoredReading> latest = [];
        List<Quantity> quantities = Catalog.ReadQuantities(connection);
        foreach ((long node, StoredReading reading) in connection.All(
            row => (row.GetInt64(0), ReadingAt(row, row.GetString(1), row.GetString(2), 3, quantities)),
            $"""
            SELECT n.id, n.root, n.place, {ReadingColumns}{ColumnsOf(quantities)}
            FROM node n
            JOIN reading r ON r.node_id = n.id AND r.time = (SELECT max(time) FROM reading WHERE node_id = n.id)
            LEFT JOIN extra e ON e.id = r.extra_id
            ORDER BY n.id, r.session, r.seq
            """))
        {
            latest[node] = reading;
        }

        return latest;
    });

    /// <summary>The readings of a node one after the other, in the order of time. Reads on as they are taken.</summary>
    public IEnumerable<StoredReading> Read(NodeInfo node, ReadingFilter filter)
    {
        using DbConnection connection = Connect();
        List<Quantity> quantities = Catalog.ReadQuantities(connection);
        quantities.RemoveAll(one => !node.Quantities.Contains(one.Name));
        using DbCommand command = connection.Statement(
            $"""
            SELECT {ReadingColumns}{ColumnsOf(quantities)} FROM reading r LEFT JOIN extra e ON e.id = r.extra_id
            WHERE r.node_id = @node AND r.time >= @from AND r.time < @to ORDER BY r.time, r.session, r.seq
            """,
            ("node", node.Id), ("from", MsOf(filter.From, long.MinValue)), ("to", MsOf(filter.To, long.MaxValue)));
        using DbDataReader rows = command.ExecuteReader();
        while (rows.Read())
        {
            yield return ReadingAt(rows, node.Root, node.Place, 0, quantities);
        }
    }

    /// <summary>When a node could not measure, at least in part.</summary>
    public IReadOnlyList<Fault> Faults(long node, DateTimeOffset? from = null, DateTimeOffset? to = null) => Query(connection =>
    {
        FaultSpans spans = new();
        foreach ((long time, long session, long sequence, string quality) in connection.All(
            static row => (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetString(3)),
            "SELECT time, session, seq, quality FROM reading WHERE node_id = @node AND quality <> 'ok' AND time >= @from AND time < @to ORDER BY time, "
                + "session, seq",
            ("node", node), ("from", MsOf(from, long.MinValue)), ("to", MsOf(to, long.MaxValue))))
        {
            spans.Add(time, session, sequence, quality);
        }

        return spans.All;
    });

    /// <summary>The alarms of a node that lasted at some time between two.</summary>
    public IReadOnlyList<Alarm> Alarms(long node, DateTimeOffset? from = null, DateTimeOffset? to = null) => Query(connection => connection.All(
        static row => new Alarm(row.GetString(0), row.GetString(1), TimeOf(row.GetInt64(2))!.Value, TimeOf(row.WholeAt(3)), row.RealAt(4)),
        "SELECT quantity, kind, since, until, value FROM alarm WHERE node_id = @node AND since < @to AND (until IS NULL OR until >= @from) ORDER BY "
            + "since, quantity",
        ("node", node), ("from", MsOf(from, long.MinValue)), ("to", MsOf(to, long.MaxValue))));

    /// <summary>The hours of a quantity of a node, as far as there was a reading. They stay when the readings are removed.</summary>
    public IReadOnlyList<HourSummary> Summaries(long node, string quantity, DateTimeOffset? from = null, DateTimeOffset? to = null)
        => Query(connection => connection.All(
        static row => new HourSummary(
            TimeOf(row.GetInt64(0) * HourDelta.HourMs)!.Value, row.GetInt64(1), row.GetInt64(2), row.RealAt(3), row.RealAt(4), row.GetInt64(1) == 0
                ? null
                : row.GetDouble(5) / row.GetInt64(1)),
        """
        SELECT hour, count, faults, low, high, total FROM summary
        WHERE node_id = @node AND quantity_id = (SELECT id FROM quantity WHERE name = @quantity) AND hour >= @from AND hour < @to ORDER BY hour
        """,
        ("node", node), ("quantity", quantity), ("from", HourDelta.HourOf(MsOf(from, long.MinValue))), ("to", -HourDelta.HourOf(-MsOf(to, long.MaxValue)))));

    /// <summary>A quantity of a node over time, for a picture.</summary>
    /// <param name="node">Number of the node.</param>
    /// <param name="quantity">For instance temperature.</param>
    /// <param name="from">Not before.</param>
    /// <param name="to">Before.</param>
    /// <param name="points">About how many there is room for, 10 or more. Where there are more readings, each point is the lowest and the highest of
    /// some.</param>
    public Series ReadSeries(long node, string quantity, DateTimeOffset from, DateTimeOffset to, int points = 2000) =>
        ReadSeries(node, [quantity], from, to, points)[0];

    /// <summary>Several quantities of a node over time, read in one go.</summary>
    public IReadOnlyList<Series> ReadSeries(long node, IReadOnlyList<string> quantities, DateTimeOffset from, DateTimeOffset to, int points = 2000) =>
        Query(connection => new SeriesReader(connection, node, from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds(), points).Read(quantities));

    /// <summary>The way of a node over time, from its readings.</summary>
    /// <param name="node">Number of the node.</param>
    /// <param name="from">Not before.</param>
    /// <param name="to">Before.</param>
    /// <param name="points">About how many there is room for, 10 or more. Up to twice as many come, and more only where there are as many gaps.</param>
    public Track ReadTrack(long node, DateTimeOffset from, DateTimeOffset to, int points = 2000) =>
        Query(connection => TrackBuilder.Read(connection, node, from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds(), points));

    private static StoredReading ReadingAt(DbDataReader row, string root, string place, int first, List<Quantity> quantities)
    {
        Dictionary<string, double?> values = new(quantities.Count);
        for (int i = 0; i < quantities.Count; i++)
        {
            values[quantities[i].Name] = row.RealAt(first + 9 + i);
        }

        DateTimeOffset time = TimeOf(row.GetInt64(first))!.Value;
        bool counts = row.GetInt64(first + 2) != Row.NoSession;
        return new StoredReading
        {
            Root = root,
            Place = place,
            Time = time,
            At = row.GetInt16(first + 1) != 0 ? time : null,
            Session = counts ? row.GetInt64(first + 2) : null,
            Sequence = counts ? row.GetInt64(first + 3) : null,
            Received = TimeOf(row.GetInt64(first + 4))!.Value,
            UpSeconds = row.RealAt(first + 5),
            Quality = row.TextAt(first + 6),
            Revision = row.WholeAt(first + 7),
            More = row.TextAt(first + 8),
            Values = values,
        };
    }

    private static string ColumnsOf(List<Quantity> quantities) => string.Concat(quantities.Select(static one => $", r.\"{one.Column}\""));

    private static DateTimeOffset? TimeOf(long? ms) => ms is { } known ? DateTimeOffset.FromUnixTimeMilliseconds(known) : null;

    private static long MsOf(DateTimeOffset? time, long otherwise) => time?.ToUnixTimeMilliseconds() ?? otherwise;

    private DbConnection Connect()
    {
        try
        {
            return _database.Open();
        }
        catch (DbException failure)
        {
            throw _database.Explain(failure);
        }
    }

    private T Query<T>(Func<DbConnection, T> question)
    {
        try
        {
            using DbConnection connection = Connect();
            return question(connection);
        }
        catch (DbException failure)
        {
            throw _database.Explain(failure);
        }
    }
}
