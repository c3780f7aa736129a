using System.Collections.Concurrent;
using Station.Contract;
using Store;

namespace Web.Live;

/// <summary>The last hours of every recorded node, read from the store in the background.</summary>
internal sealed class TrendSeeds(ReadingStore store, string root)
{
    private readonly ConcurrentQueue<(string Place, (DateTimeOffset, double)[] Points)> _read = new();

    /// <summary>Reads them. If the store cannot be read, sparklines begin empty.</summary>
    internal Task Read(CancellationToken cancel) => Task.Run(
        () =>
        {
            DateTimeOffset now = DateTimeOffset.UtcNow;
            try
            {
                foreach (NodeInfo node in store.Nodes()
                    .Where(node => node.Root == root && node.Last > now - Trend.Length && !node.Quantities.All(Track.IsDegree)))
                {
                    cancel.ThrowIfCancellationRequested();
                    string first = node.Quantities.Where(static one => !Track.IsDegree(one)).MinBy(Quantities.Rank)!;
                    Series series = store.ReadSeries(node.Id, first, now - Trend.Length, now, Trend.Most);
                    _read.Enqueue((node.Place, [.. series.Points.Select(static point => (point.Time, point.Mean))]));
                }
            }
            catch (Exception failure) when (failure is StoreException or OperationCanceledException)
            {
                // The recorder reports what is wrong with the store.
            }
        },
        CancellationToken.None);

    /// <summary>What has been read since the last call.</summary>
    internal IEnumerable<(string Place, (DateTimeOffset, double)[] Points)> Drain()
    {
        while (_read.TryDequeue(out (string, (DateTimeOffset, double)[]) one))
        {
            yield return one;
        }
    }
}
