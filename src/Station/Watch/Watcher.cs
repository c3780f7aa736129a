using System.Diagnostics;
using Station.Network;

namespace Station.Watch;

/// <summary>The loop of <c>watch</c>: messages into the table, events to the output.</summary>
internal sealed class Watcher(BrokerAddress address, string root, IWatchOutput output)
{
    /// <summary>Milliseconds between two pictures, and the longest that a line waits.</summary>
    private const int RefreshMs = 250;

    private readonly DateTimeOffset _start = DateTimeOffset.UtcNow;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly NodeTable _table = new(root);
    private volatile string? _down;

    // The wall clock may be set meanwhile; no node must turn late by that.
    private DateTimeOffset Now => _start + _watch.Elapsed;

    /// <summary>Runs until the person leaves or the time is over.</summary>
    internal async Task Run(CancellationToken cancel)
    {
        Inbox inbox = new() { LinkChanged = why => _down = why };
        LinkOptions options = new() { ClientId = LinkOptions.UniqueId(), Filters = NodeTable.Filters(root), Reconnects = true };
        using BrokerLink link = await BrokerLink.Open(address, options, inbox, cancel);
        bool stays = true;
        while (stays && !cancel.IsCancellationRequested)
        {
            await TakeUntilRefresh(inbox, cancel);
            stays = Look(_down);
        }

        await link.Leave();
    }

    private bool Look(string? down)
    {
        if (down is not null)
        {
            _table.Restart(Now);
        }

        foreach (NodeEvent late in _table.Advance(Now))
        {
            output.Show(late);
        }

        return output.Refresh(_table, Now, down);
    }

    private async Task TakeUntilRefresh(Inbox inbox, CancellationToken cancel)
    {
        using CancellationTokenSource due = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        due.CancelAfter(RefreshMs);
        while (!due.IsCancellationRequested && await inbox.Next(due.Token) is { } arrival)
        {
            foreach (NodeEvent happened in _table.Take(arrival, Now))
            {
                output.Show(happened);
            }
        }
    }
}
