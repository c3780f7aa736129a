using Station.Contract;
using Station.Files;
using Store;
using Web.Hosting;

namespace Web.History;

/// <summary>Recorded readings, as charts and downloads need them.</summary>
internal sealed class HistorySource(WebOptions options)
{
    /// <summary>Points of a line: about two for each pixel of a wide chart. If there are more readings, a point stands for several.</summary>
    private const int Points = 1200;

    /// <summary>The place of every recorded node, in natural order.</summary>
    /// <exception cref="StoreException">The database cannot be read.</exception>
    internal ILookup<string, NodeInfo> Nodes() =>
        options.Store.Nodes().Where(one => one.Root == options.Root).OrderBy(static one => one.Place, NaturalOrder.Comparer).ToLookup(static one => one.Place);

    /// <summary>The quantities of some nodes, the known ones first.</summary>
    internal static IReadOnlyList<string> QuantitiesOf(IEnumerable<NodeInfo> nodes) =>
        [.. nodes.SelectMany(static node => node.Quantities).Distinct().OrderBy(Quantities.Rank).ThenBy(static one => one, StringComparer.Ordinal)];

    /// <summary>Reads the lines of some quantities, those of each quantity in the order of the nodes.</summary>
    /// <exception cref="StoreException">The database cannot be read.</exception>
    internal ILookup<string, HistoryLine> Read(IEnumerable<NodeInfo> nodes, IReadOnlyList<string> quantities, DateTimeOffset from, DateTimeOffset to)
    {
        List<HistoryLine> lines = [];
        foreach (NodeInfo node in nodes)
        {
            IReadOnlyList<Alarm> alarms = options.Store.Alarms(node.Id, from, to);
            lines.AddRange(options.Store.ReadSeries(node.Id, [.. quantities.Where(node.Quantities.Contains)], from, to, Points)
                .Select(series => new HistoryLine(node.Place, series, [.. alarms.Where(alarm => alarm.Quantity == series.Quantity)])));
        }

        return lines.ToLookup(static line => line.Series.Quantity);
    }

    /// <summary>Reads the tracks of those nodes that have recorded positions, in their order.</summary>
    /// <exception cref="StoreException">The database cannot be read.</exception>
    internal IReadOnlyList<TrackLine> ReadTracks(IEnumerable<NodeInfo> nodes, DateTimeOffset from, DateTimeOffset to) =>
    [
        .. nodes.Where(static node => Track.IsOf(node.Quantities))
            .Select(node => new TrackLine(node.Place, options.Store.ReadTrack(node.Id, from, to, Points)))
            .Where(static line => line.Track.Positions + line.Track.Faults > 0),
    ];

    /// <summary>Writes the readings of some nodes as a table for a spreadsheet.</summary>
    internal void WriteCsv(Stream to, IReadOnlyCollection<string> places, ReadingFilter filter)
    {
        ILookup<string, NodeInfo> all = Nodes();
        NodeInfo[] nodes = [.. places.SelectMany(place => all[place])];
        using CsvExport writer = new(to, QuantitiesOf(nodes));
        foreach (StoredReading reading in nodes.SelectMany(node => options.Store.Read(node, filter)))
        {
            writer.Write(reading);
        }
    }
}
