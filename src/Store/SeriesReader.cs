using System.Data.Common;
using Store.Databases;

namespace Store;

/// <summary>
/// Reads the series of a node: reading by reading and in one pass, so that every gap counts and memory stays small; and from the hourly
/// summary where a point would stand for an hour or more.
/// </summary>
internal sealed class SeriesReader(DbConnection connection, long node, long fromMs, long toMs, int points)
{
    /// <summary>Reads some quantities in one go.</summary>
    internal IReadOnlyList<Series> Read(IReadOnlyList<string> quantities)
    {
        List<Quantity> known = Catalog.ReadQuantities(connection);
        Quantity?[] wanted = [.. quantities.Select(name => known.Find(one => one.Name == name))];
        (long first, long last, long readings) = Extent();
        long stepMs = readings <= points ? 0 : Math.Max(1, (last - first) / points);

        // A node that measures every few hours has few readings and no hour without a gap.
        bool isDense = readings >= 2 * ((last - first) / HourDelta.HourMs);
        return stepMs >= HourDelta.HourMs && isDense
            ? [.. quantities.Select((name, i) => FromSummary(name, wanted[i], stepMs / HourDelta.HourMs))]
            : FromReadings(quantities, wanted, Math.Max(fromMs, first), stepMs);
    }

    // Estimates how much there is and where from the summary, without counting.
    private (long FirstMs, long LastMs, long Readings) Extent()
    {
        using DbCommand command = connection.Statement(
            "SELECT min(hour), max(hour), max(readings) FROM (SELECT min(hour) AS hour, sum(count + faults) AS readings FROM summary WHERE node_id = @node AND "
                + "hour >= @from AND hour <= @to GROUP BY quantity_id "
            + "UNION ALL SELECT max(hour), 0 FROM summary WHERE node_id = @node AND hour >= @from AND hour <= @to) AS hours",
            ("node", node), ("from", HourDelta.HourOf(fromMs)), ("to", HourDelta.HourOf(toMs)));
        using DbDataReader row = command.ExecuteReader();
        row.Read();
        return row.IsDBNull(0)
            ? (fromMs, toMs, 0)
            : (Math.Max(fromMs, row.GetInt64(0) * HourDelta.HourMs), Math.Min(toMs, (row.GetInt64(1) + 1) * HourDelta.HourMs),
                Convert.ToInt64(row.GetValue(2), System.Globalization.CultureInfo.InvariantCulture));
    }

    private IReadOnlyList<Series> FromReadings(IReadOnlyList<string> names, Quantity?[] wanted, long firstMs, long stepMs)
    {
        SeriesBuilder[] builders = [.. names.Select(name => new SeriesBuilder(name, firstMs, stepMs))];
        foreach ((SeriesRow row, bool isAfterGap, double?[] values) in RowScan.Read(connection, node, fromMs, toMs, wanted))
        {
            for (int i = 0; i < builders.Length; i++)
            {
                if (isAfterGap)
                {
                    builders[i].Break();
                }

                builders[i].Add(row, values[i]);
            }
        }

        return [.. builders.Select(static one => one.Build())];
    }

    // An hour without a value is a gap.
    private Series FromSummary(string name, Quantity? quantity, long hours)
    {
        if (quantity is null)
        {
            return new Series(name, [], [], 0, TimeSpan.FromHours(hours));
        }

        SummaryBuilder builder = new(name, hours);
        using DbCommand command = connection.Statement(
            "SELECT hour, count, faults, low, high, total FROM summary WHERE node_id = @node AND quantity_id = @quantity AND hour >= @from AND hour < @to "
                + "ORDER BY hour",
            ("node", node), ("quantity", quantity.Id), ("from", HourDelta.HourOf(fromMs)), ("to", HourDelta.HourOf(toMs) + 1));
        using DbDataReader row = command.ExecuteReader();
        while (row.Read())
        {
            builder.Add(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.RealAt(3), row.RealAt(4), row.GetDouble(5));
        }

        return builder.Build();
    }
}
