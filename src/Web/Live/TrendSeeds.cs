using System.Collections.Concurrent;
using Station.Contract;
using Store;

namespace Web.Live;

/// <summary>The last hours of every node that has been recorded, read from the store beside everything else.</summary>
internal sealed class TrendSeeds(ReadingStore store, string root)
{
    private readonly ConcurrentQueue<(string Place, (DateTimeOffset, double)[] Points)> _read = new();

    /// <summary>Reads them. Pictures without a past are better than no pictures: where the store cannot, there are none.</summary>
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
                // The recorder says what is wrong with the store.
            }
        },
        CancellationToken.None);

    /// <summary>What has been read since the last time.</summary>
    internal IEnumerable<(string Place, (DateTimeOffset, double)[] Points)> Drain()
    {
        while (_read.TryDequeue(out (string, (DateTimeOffset, double)[]) one))
        {
            yield return one;
        }
    }
}
