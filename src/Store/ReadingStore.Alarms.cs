using Store.Databases;

namespace Store;

/// <content>Writing alarms.</content>
public sealed partial class ReadingStore
{
    private const int LongestWord = 250;

    /// <summary>Takes the alarms of a node as they are now: what is not among them is over.</summary>
    /// <param name="root">First part of its topics.</param>
    /// <param name="place">Its place.</param>
    /// <param name="present">All that last.</param>
    /// <param name="now">When those that are over have ended.</param>
    public void WriteAlarms(string root, string place, IReadOnlyCollection<Alarm> present, DateTimeOffset now) => Write((connection, _) =>
    {
        long node = _catalog.NodeOf(connection, CleanText.Of(root, LongestWord), CleanText.Of(place, LongestWord));
        List<(string Quantity, string Kind, long Since)> open = connection.All(
            static row => (row.GetString(0), row.GetString(1), row.GetInt64(2)),
            "SELECT quantity, kind, since FROM alarm WHERE node_id = @node AND until IS NULL", ("node", node));
        foreach ((string quantity, string kind, long since) in open.Where(
            one => !present.Any(it => (it.Quantity, it.Kind, it.Since.ToUnixTimeMilliseconds()) == one)))
        {
            connection.Run(
                "UPDATE alarm SET until = @now WHERE node_id = @node AND quantity = @quantity AND kind = @kind AND since = @since",
                ("now", now.ToUnixTimeMilliseconds()), ("node", node), ("quantity", quantity), ("kind", kind), ("since", since));
        }

        foreach (Alarm alarm in present)
        {
            connection.Run(
                """
                INSERT INTO alarm (node_id, quantity, kind, since, value) VALUES (@node, @quantity, @kind, @since, @value)
                ON CONFLICT (node_id, quantity, kind, since) DO UPDATE SET until = NULL
                """,
                ("node", node), ("quantity", CleanText.Of(alarm.Quantity, LongestWord)), ("kind", CleanText.Of(alarm.Kind, LongestWord)),
                ("since", alarm.Since.ToUnixTimeMilliseconds()), ("value", alarm.Value));
        }

        return present.Count;
    });
}
