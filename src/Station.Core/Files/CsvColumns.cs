using CsvHelper;
using Store;

namespace Station.Files;

/// <summary>Which column of a table holds what, whatever their order; and makes readings of rows.</summary>
internal sealed class CsvColumns
{
    private static readonly string[] TimeNames = ["at", "time", "timestamp", "date", "datetime"];
    private static readonly string[] OtherNames = ["place", "session", "seq", "up", "received", "quality", "rev", "more", "root"];

    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);
    private readonly List<(string Name, int Column)> _quantities = [];
    private readonly TimeCells _times;
    private readonly string _root;

    /// <param name="headings">As they stand in the file.</param>
    /// <param name="times">Reads times.</param>
    /// <param name="root">Of readings that name none.</param>
    internal CsvColumns(IEnumerable<string> headings, TimeCells times, string root)
    {
        _times = times;
        _root = root;
        int column = 0;
        foreach (string heading in headings)
        {
            string name = heading.Trim().Trim('\uFEFF').ToLowerInvariant();
            name = TimeNames.Contains(name) ? "at" : name;

            // pandas puts the number of the row before it, without a name or with this one.
            if (name.Length > 0 && !name.StartsWith("unnamed:", StringComparison.Ordinal))
            {
                Add(name, column);
            }

            column++;
        }
    }

    /// <summary>Whether it is a table of readings: with a place, a time, and something measured.</summary>
    internal bool AreReadings => _columns.ContainsKey("place") && (_columns.ContainsKey("at") || _columns.ContainsKey("received")) && _quantities.Count > 0;

    /// <summary>Makes a reading of a row.</summary>
    /// <returns>Null with a problem.</returns>
    internal StoredReading? Read(CsvReader row, out string? problem)
    {
        string? wrong = null;
        T? Get<T>(string name, Func<string, (T? Value, string? Problem)> parse)
        {
            (T? value, string? failure) = parse(Cell(row, name));
            wrong ??= failure is null ? null : $"{name}: {failure}";
            return value;
        }

        long? Whole(string name) => Get(name, static cell => (NumberCell.ParseWhole(cell, out string? failure), failure));
        DateTimeOffset? Time(string name) => Get(name, cell => (_times.Parse(cell, out string? failure), failure));
        DateTimeOffset? at = Time("at");
        DateTimeOffset? received = Time("received") ?? at;
        Dictionary<string, double?> values = new(_quantities.Count);
        foreach ((string name, int column) in _quantities)
        {
            values[name] = Get(name, _ => (NumberCell.Parse(row.GetString(column), out string? failure), failure));
        }

        string place = Text(row, "place");
        long? session = Whole("session");
        long? sequence = Whole("seq");
        wrong ??= place.Length == 0 ? "there is no place" : received is null ? "there is neither at nor received" : null;
        wrong ??= session is null != sequence is null ? "session and seq belong together" : null;
        StoredReading reading = new()
        {
            Root = Text(row, "root") is { Length: > 0 } root ? root : _root,
            Place = place,
            Session = session,
            Sequence = sequence,
            At = at,
            Received = received ?? default,
            UpSeconds = Get("up", static cell => (NumberCell.Parse(cell, out string? failure), failure)),
            Values = values,
            Quality = Text(row, "quality") is { Length: > 0 } quality ? quality : null,
            Revision = Whole("rev"),
            More = Text(row, "more") is { Length: > 0 } more ? more : null,
        };
        problem = wrong;
        return problem is null ? reading : null;
    }

    private void Add(string name, int column)
    {
        if (name == "at" || OtherNames.Contains(name))
        {
            _columns.TryAdd(name, column);
        }
        else
        {
            _quantities.Add((name, column));
        }
    }

    private string Cell(CsvReader row, string name) => _columns.TryGetValue(name, out int column) ? row.GetString(column) : "";

    // Undoes what export did to a cell that a spreadsheet would take for a formula.
    private string Text(CsvReader row, string name)
    {
        string cell = Cell(row, name);
        return cell.Length > 1 && cell[0] == '\'' && CsvExport.Injections.Contains(cell[1]) ? cell[1..] : cell;
    }
}
