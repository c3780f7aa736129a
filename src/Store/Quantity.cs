namespace Store;

/// <summary>A quantity and the column that holds it.</summary>
/// <param name="Id">The store's number for it.</param>
/// <param name="Name">As the nodes call it.</param>
/// <param name="Column">Its column, without quotes.</param>
internal sealed record Quantity(long Id, string Name, string Column)
{
    /// <summary>Quantities that get a column. PostgreSQL has room for 1,600 and SQLite for 2,000; what is more is kept with the rest of the reading.</summary>
    internal const int Most = 200;

    private const int LongestName = 40;

    // Columns that the table has already, and words that SQL reserves.
    private static readonly string[] Taken =
        ["node_id", "time", "timed", "session", "seq", "received", "up", "quality", "rev", "extra_id", "place", "root", "at", "rowid", "oid", "ctid", "xmin",
            "xmax", "cmin", "cmax", "tableoid"];

    /// <summary>The column for a name: the name itself where that is a plain word.</summary>
    internal static string ColumnFor(string name, long id)
    {
        bool isPlain = name.Length is > 0 and <= LongestName && char.IsAsciiLetterLower(name[0])
            && name.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_') && !Taken.Contains(name);
        return isPlain ? name : $"q{id}_";
    }
}
