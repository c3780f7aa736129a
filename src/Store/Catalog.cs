using System.Data.Common;
using Store.Databases;

namespace Store;

/// <summary>
/// The numbers that stand for nodes, quantities and texts in the table of readings. Read once and cached, because they never
/// change; dropped when a transaction fails that may have added some of them.
/// </summary>
internal sealed class Catalog(Database database)
{
    /// <summary>Characters of texts to remember: a node says the same again and again, unless it counts something there.</summary>
    private const int MostExtraCharacters = 1_000_000;

    /// <summary>Nodes to remember, and pairs of node and quantity.</summary>
    private const int MostNames = 100_000;

    private readonly Dictionary<(string Root, string Place), long> _nodes = [];
    private readonly Dictionary<string, Quantity> _quantities = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _extras = new(StringComparer.Ordinal);
    private readonly HashSet<(long Node, long Quantity)> _measured = [];
    private readonly List<Quantity> _columns = [];
    private int _extraCharacters;

    /// <summary>The quantities with a column, in the order in which they came.</summary>
    internal IReadOnlyList<Quantity> Quantities => _columns;

    /// <summary>Forgets everything.</summary>
    internal void Clear()
    {
        _nodes.Clear();
        _quantities.Clear();
        _extras.Clear();
        _extraCharacters = 0;
        _measured.Clear();
        _columns.Clear();
    }

    /// <summary>Learns what there is of quantities.</summary>
    internal static List<Quantity> ReadQuantities(DbConnection connection) => connection.All(
        static row => new Quantity(row.GetInt64(0), row.GetString(1), Quantity.ColumnFor(row.GetString(1), row.GetInt64(0))),
        "SELECT id, name FROM quantity ORDER BY id");

    /// <summary>Makes sure that every quantity has its column. The first thing that a transaction does: it may have to change the table.</summary>
    internal void AddQuantities(DbTransaction transaction, IEnumerable<string> names)
    {
        DbConnection connection = transaction.Connection!;
        if (_columns.Count == 0)
        {
            ReadQuantities(connection).ForEach(Remember);
        }

        string[] missing = [.. names.Where(one => !_quantities.ContainsKey(one)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (missing.Length == 0 || _columns.Count >= Quantity.Most)
        {
            return;
        }

        // Another program may have added some meanwhile.
        database.LockSchema(transaction);
        ReadQuantities(connection).Where(one => !_quantities.ContainsKey(one.Name)).ToList().ForEach(Remember);
        foreach (string name in missing.Where(one => !_quantities.ContainsKey(one)).Take(Quantity.Most - _columns.Count))
        {
            connection.Run("INSERT INTO quantity (name) VALUES (@name)", ("name", name));
            long id = connection.Number("SELECT id FROM quantity WHERE name = @name", ("name", name))!.Value;
            Quantity added = new(id, name, Quantity.ColumnFor(name, id));
            connection.Run($"ALTER TABLE reading ADD COLUMN \"{added.Column}\" {database.RealType}");
            Remember(added);
        }
    }

    /// <summary>The quantity of a name; null if there is no room for another column.</summary>
    internal Quantity? QuantityOf(string name) => _quantities.GetValueOrDefault(name);

    /// <summary>The number of a node. Call it in the same order as other programs do.</summary>
    internal long NodeOf(DbConnection connection, string root, string place)
    {
        if (!_nodes.TryGetValue((root, place), out long id))
        {
            connection.Run("INSERT INTO node (root, place) VALUES (@root, @place) ON CONFLICT DO NOTHING", ("root", root), ("place", place));
            id = connection.Number("SELECT id FROM node WHERE root = @root AND place = @place", ("root", root), ("place", place))!.Value;
            if (_nodes.Count >= MostNames)
            {
                _nodes.Clear();
            }

            _nodes[(root, place)] = id;
        }

        return id;
    }

    /// <summary>The number of a text. Call it in the same order as other programs do.</summary>
    internal long ExtraOf(DbConnection connection, string content)
    {
        if (!_extras.TryGetValue(content, out long id))
        {
            connection.Run("INSERT INTO extra (content) VALUES (@content) ON CONFLICT DO NOTHING", ("content", content));
            id = connection.Number("SELECT id FROM extra WHERE content = @content", ("content", content))!.Value;
            _extraCharacters += content.Length;
            if (_extraCharacters > MostExtraCharacters)
            {
                _extras.Clear();
                _extraCharacters = content.Length;
            }

            _extras[content] = id;
        }

        return id;
    }

    /// <summary>Records what each node measures.</summary>
    internal void RecordMeasured(DbConnection connection, IReadOnlyList<HourDelta> deltas)
    {
        if (_measured.Count >= MostNames)
        {
            _measured.Clear();
        }

        foreach (HourDelta delta in deltas.Where(one => _measured.Add((one.Node, one.Quantity))))
        {
            connection.Run(
                "INSERT INTO node_quantity (node_id, quantity_id) VALUES (@node, @quantity) ON CONFLICT DO NOTHING", ("node", delta.Node),
                ("quantity", delta.Quantity));
        }
    }

    private void Remember(Quantity quantity)
    {
        _quantities[quantity.Name] = quantity;
        _columns.Add(quantity);
    }
}
