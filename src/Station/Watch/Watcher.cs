using System.Diagnostics;
using Station.Contract;
using Station.Network;

namespace Station.Watch;

/// <summary>The loop of <c>watch</c>: messages into the table, events to the output.</summary>
internal sealed class Watcher(BrokerAddress address, string root, IWatchOutput output)
{
    /// <summary>Milliseconds between two polls of the keyboard, and the longest delay of a line.</summary>
    private const int RefreshMs = 100;

    private readonly DateTimeOffset _start = DateTimeOffset.UtcNow;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly NodeTable _table = new();
    private readonly Strangers _strangers = new(root);
    private Task<StrangerQuestion>? _question;
    private bool _isNoted;
    private bool _wasDown;
    private volatile string? _down;

    // The wall clock may be set meanwhile; no node must turn late by that.
    private DateTimeOffset Now => _start + _watch.Elapsed;

    /// <summary>Runs until the person leaves or the time is over.</summary>
    internal async Task Run(CancellationToken cancel)
    {
        ArrivalQueue queue = new() { LinkChanged = why => _down = why };
        LinkOptions options = new() { ClientId = LinkOptions.UniqueId(), Filters = NodeTable.Filters(root), Reconnects = true };
        using BrokerLink link = await BrokerLink.Open(address, options, queue, cancel);
        bool stays = true;
        while (stays && !cancel.IsCancellationRequested)
        {
            await ApplyUntilRefresh(queue, cancel);
            QueryStrangers(cancel);
            stays = Refresh(_down);
        }

        await link.Leave();
    }

    private bool Refresh(string? down)
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

    private async Task ApplyUntilRefresh(ArrivalQueue queue, CancellationToken cancel)
    {
        using CancellationTokenSource due = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        due.CancelAfter(RefreshMs);
        while (!due.IsCancellationRequested && await queue.Next(due.Token) is { } arrival)
        {
            _strangers.Heard(arrival);
            Apply(arrival);
        }
    }

    private void Apply(Arrival arrival)
    {
        foreach (NodeEvent happened in NodeMessage.Read(root, arrival) is { } message ? _table.Apply(message, Now) : [])
        {
            output.Show(happened);
        }
    }

    // One question at a time; its answer is taken at a refresh after it has come.
    private void QueryStrangers(CancellationToken cancel)
    {
        ApplyAnswer();
        bool isDown = _down is not null;
        if (_wasDown && !isDown)
        {
            _strangers.Restart();
        }

        _wasDown = isDown;
        if (!isDown && _question is null && _strangers.Next() is { Count: > 0 } places)
        {
            _question = StrangerQuestion.Send(address, root, places, _strangers.BrokerTells, cancel);
        }
    }

    private void ApplyAnswer()
    {
        if (_question is not { IsCompletedSuccessfully: true, Result: { } answer })
        {
            return;
        }

        _question = null;
        foreach (Arrival news in _strangers.Answered(answer.Kept, answer.BrokerTells))
        {
            Apply(news);
        }

        if (_strangers.BrokerTells == false && !_isNoted)
        {
            _isNoted = true;
            output.ShowNotice("this broker does not tell which nodes there are: a node is shown when it speaks");
        }
    }
}
