using Station.Contract;
using Store;

namespace Station.Plot;

/// <summary>What a picture shows, read from a store.</summary>
/// <param name="From">Left edge.</param>
/// <param name="To">Right edge.</param>
/// <param name="Panels">One a quantity.</param>
/// <param name="Nodes">Names of the nodes.</param>
internal sealed record PlotData(DateTimeOffset From, DateTimeOffset To, IReadOnlyList<PlotPanel> Panels, IReadOnlyList<string> Nodes)
{
    /// <summary>Of the nodes that said where they are.</summary>
    internal IReadOnlyList<PlotTrack> Tracks { get; private init; } = [];

    /// <summary>Reads it.</summary>
    /// <exception cref="StationException">There is nothing to draw.</exception>
    internal static PlotData Read(ReadingStore store, PlotRequest request)
    {
        IReadOnlyList<NodeInfo> all = store.Nodes();
        NodeInfo[] nodes =
        [
            .. all.Where(node => node.Last is not null && IsWanted(node, request))
                .OrderBy(static node => node.Root, StringComparer.Ordinal).ThenBy(static node => node.Place, NaturalOrder.Comparer),
        ];
        if (nodes.Length == 0)
        {
            throw Nothing(store, all, request);
        }

        (DateTimeOffset from, DateTimeOffset to) = Range(nodes, request);
        string[] names = [.. nodes.Select(node => Name(node, nodes))];
        Dictionary<string, List<PlotLine>> panels = [];
        List<PlotTrack> tracks = [];
        for (int i = 0; i < nodes.Length; i++)
        {
            if (HasTrack(nodes[i], request) && store.ReadTrack(nodes[i].Id, from, to, request.Points) is { Points.Count: > 0 } track)
            {
                tracks.Add(new PlotTrack(names[i], i, track));
            }

            string[] quantities = [.. nodes[i].Quantities.Where(one => IsLine(one, nodes[i], request))];
            IReadOnlyList<Alarm> alarms = store.Alarms(nodes[i].Id, from, to);
            foreach (Series series in quantities.Length == 0 ? [] : store.ReadSeries(nodes[i].Id, quantities, from, to, request.Points))
            {
                panels.TryAdd(series.Quantity, []);
                panels[series.Quantity].Add(new PlotLine(names[i], i, series, [.. alarms.Where(one => one.Quantity == series.Quantity)]));
            }
        }

        PlotPanel[] drawn =
        [
            .. panels.Where(static one => one.Value.Any(static line => line.Series.Points.Count > 0))
                .OrderBy(static one => Quantities.Rank(one.Key)).ThenBy(static one => one.Key, StringComparer.Ordinal)
                .Select(static one => new PlotPanel(one.Key, Quantities.Unit(one.Key), one.Value)),
        ];
        string missing = request.Quantities is [NodeTopics.Position] ? "position" : "value";
        return drawn.Length > 0 || tracks.Count > 0
            ? new PlotData(from, to, drawn, names) { Tracks = tracks }
            : throw new StationException($"no reading of that time has a {missing}: there is nothing to draw");
    }

    // Latitude and longitude as two curves do not show where it was: they are drawn only on request.
    private static bool HasTrack(NodeInfo node, PlotRequest request) =>
        (request.Quantities.Count == 0 || request.Quantities.Contains(NodeTopics.Position)) && Track.IsOf(node.Quantities);

    private static bool IsLine(string quantity, NodeInfo node, PlotRequest request) => request.Quantities.Count > 0
        ? request.Quantities.Contains(quantity)
        : !Track.IsDegree(quantity) || !Track.IsOf(node.Quantities);

    private static bool IsWanted(NodeInfo node, PlotRequest request) =>
        request.Places.Count == 0 || request.Places.Any(pattern => PlacePattern.Matches(pattern, node.Place));

    // The root is named only if it distinguishes nodes.
    private static string Name(NodeInfo node, NodeInfo[] nodes)
        => HarmlessText.Show(nodes.Any(one => one.Root != node.Root) ? $"{node.Root}/{node.Place}" : node.Place, 40);

    private static (DateTimeOffset From, DateTimeOffset To) Range(NodeInfo[] nodes, PlotRequest request)
    {
        // Behind the last reading, which must be seen.
        DateTimeOffset to = request.To ?? nodes.Max(static one => one.Last)!.Value.AddMilliseconds(1);
        DateTimeOffset from = request.From ?? (request.Last is { } last ? to - last : nodes.Min(static one => one.First)!.Value);
        if (from >= to)
        {
            throw new StationException($"there is nothing between {from:u} and {to:u}; --from must be before --to", StationException.WrongArguments);
        }

        return (from, to);
    }

    private static StationException Nothing(ReadingStore store, IReadOnlyList<NodeInfo> all, PlotRequest request) => all.Count == 0
        ? new StationException($"there is no reading in {store.Name}; station record keeps some")
        : new StationException(
            $"no place matches {string.Join(' ', request.Places)}; there are "
            + $"{string.Join(' ', all.Select(static one => HarmlessText.Show(one.Place, 40)).Take(20))}");
}
