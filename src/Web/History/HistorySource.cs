using Station.Contract;
using Station.Files;
using Store;
using Web.Hosting;

namespace Web.History;

/// <summary>What has been recorded, as the charts and the download want it.</summary>
internal sealed class HistorySource(WebOptions options)
{
    /// <summary>Points of a line: about two for each pixel of a wide chart. Where there are more readings, a point stands for some.</summary>
    private const int Points = 1200;

    /// <summary>The quantities of some nodes, the known ones first.</summary>
    internal IReadOnlyList<string> Quantities(IReadOnlyCollection<string> places) =>
    [
        .. Nodes(places).SelectMany(static node => node.Quantities).Distinct()
            .OrderBy(Station.Contract.Quantities.Rank).ThenBy(static one => one, StringComparer.Ordinal),
    ];

    /// <summary>The places of every node that has been recorded, in natural order.</summary>
    internal IReadOnlyList<string> Places() =>
        [.. options.Store.Nodes().Where(one => one.Root == options.Root).Select(static one => one.Place).Order(NaturalOrder.Comparer)];

    /// <summary>Reads the lines of some quantities, those of each quantity in the order of the places.</summary>
    /// <exception cref="StoreException">The database cannot be read.</exception>
    internal ILookup<string, HistoryLine> Read(IReadOnlyCollection<string> places, IReadOnlyList<string> quantities, DateTimeOffset from, DateTimeOffset to)
    {
        List<HistoryLine> lines = [];
        foreach (NodeInfo node in Nodes(places))
        {
            IReadOnlyList<Alarm> alarms = options.Store.Alarms(node.Id, from, to);
            lines.AddRange(options.Store.ReadSeries(node.Id, [.. quantities.Where(node.Quantities.Contains)], from, to, Points)
                .Select(series => new HistoryLine(node.Place, series, [.. alarms.Where(alarm => alarm.Quantity == series.Quantity)])));
        }

        return lines.ToLookup(static line => line.Series.Quantity);
    }

    /// <summary>Reads the tracks of those nodes that have a receiver and spoke, in the order of the places.</summary>
    /// <exception cref="StoreException">The database cannot be read.</exception>
    internal IReadOnlyList<TrackLine> ReadTracks(IReadOnlyCollection<string> places, DateTimeOffset from, DateTimeOffset to) =>
    [
        .. Nodes(places).Where(static node => Track.IsOf(node.Quantities))
            .Select(node => new TrackLine(node.Place, options.Store.ReadTrack(node.Id, from, to, Points)))
            .Where(static line => line.Track.Positions + line.Track.Faults > 0),
    ];

    /// <summary>Writes the readings of some nodes as a table for a spreadsheet.</summary>
    internal void WriteCsv(Stream to, IReadOnlyCollection<string> places, ReadingFilter filter)
    {
        NodeInfo[] nodes = Nodes(places);
        using CsvExport writer = new(to, Quantities(places));
        foreach (StoredReading reading in nodes.SelectMany(node => options.Store.Read(node, filter)))
        {
            writer.Write(reading);
        }
    }

    // In the order in which the places were asked for.
    private NodeInfo[] Nodes(IReadOnlyCollection<string> places)
    {
        ILookup<string, NodeInfo> all = options.Store.Nodes().Where(one => one.Root == options.Root).ToLookup(static one => one.Place);
        return [.. places.SelectMany(place => all[place])];
    }
}
