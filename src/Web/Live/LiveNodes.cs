using Microsoft.Extensions.Hosting;
using Station;
using Station.Network;
using Station.Watch;
using Web.Hosting;

namespace Web.Live;

/// <summary>
/// All nodes as they are now, for every open page together: one connection to the broker, one loop that handles what arrives, and a
/// snapshot that is renewed a few times a second while something changes.
/// </summary>
public sealed class LiveNodes : BackgroundService
{
    /// <summary>Milliseconds between two snapshots.</summary>
    private const int RefreshMs = 250;

    /// <summary>Milliseconds between two attempts while the broker has never been reached.</summary>
    private const int RetryMs = 2000;

    private readonly BrokerAddress _address;
    private readonly string _root;
    private readonly NodeBook _book;
    private readonly TrendSeeds _seeds;
    private readonly Clock _clock = new();
    private volatile string? _down = "connecting …";
    private volatile House _house;

    /// <summary>Connects as soon as the host starts.</summary>
    internal LiveNodes(WebOptions options)
    {
        _address = options.Broker;
        _root = options.Root;
        _book = new NodeBook(options.Root);
        _seeds = new TrendSeeds(options.Store, options.Root);
        _house = new House([], _down);
    }

    /// <summary><see cref="Now"/> has changed. Raised on a separate thread, a few times a second at most.</summary>
    public event Action? Changed;

    /// <summary>What is known now.</summary>
    public House Now => _house;

    /// <summary>The time by which ages are calculated, UTC.</summary>
    public DateTimeOffset Time => _clock.Now;

    /// <summary>The broker, as shown to people.</summary>
    public string Broker => _address.ToString();

    /// <summary>First part of every topic.</summary>
    public string Root => _root;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _ = _seeds.Read(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Listen(stoppingToken);
            }
            catch (StationException failure)
            {
                _down = failure.Message;
                Renew();
                await Task.WhenAny(Task.Delay(RetryMs, stoppingToken));
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task Listen(CancellationToken cancel)
    {
        ArrivalQueue queue = new() { LinkChanged = why => _down = why };
        LinkOptions options = new() { ClientId = LinkOptions.UniqueId(), Filters = NodeTable.Filters(_root), Reconnects = true };
        using BrokerLink link = await BrokerLink.Open(_address, options, queue, cancel);
        while (!cancel.IsCancellationRequested)
        {
            await ApplyUntilRefresh(queue, cancel);
            Renew();
        }

        await link.Leave();
    }

    private async Task ApplyUntilRefresh(ArrivalQueue queue, CancellationToken cancel)
    {
        using CancellationTokenSource due = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        due.CancelAfter(RefreshMs);
        while (!due.IsCancellationRequested && await queue.Next(due.Token) is { } arrival)
        {
            _book.Apply(arrival, _clock.Now);
        }
    }

    private void Renew()
    {
        string? down = _down;
        if (down is not null)
        {
            _book.Restart(_clock.Now);
        }

        foreach ((string place, (DateTimeOffset, double)[] points) in _seeds.Drain())
        {
            _book.Seed(place, points);
        }

        IReadOnlyList<NodeView>? nodes = _book.Advance(_clock.Now);
        if (nodes is not null || down != _house.Down)
        {
            _house = new House(nodes ?? _house.Nodes, down);
            Changed?.Invoke();
        }
    }
}
