using Firmware.Core;

namespace Fault.Tests.Simulation;

/// <summary>A node as its host runs it: ticked when it wants to be and when its client has an event.</summary>
internal sealed class SimulatedNode
{
    private readonly World _world;
    private readonly Network _network;
    private readonly SimulatedBroker _broker;
    private readonly ClientStyle _style;
    private readonly uint _seed;
    private SimulatedLink _link;
    private long _tickAtMs;
    private long _startMs;

    internal SimulatedNode(World world, Network network, SimulatedBroker broker, ClientStyle style, string id, string settings, int? seed = null)
    {
        _world = world;
        _network = network;
        _broker = broker;
        _style = style;
        Id = id;
        _seed = (uint)(seed ?? HashSeed(id));
        Store = new MemoryStore(settings);
        Clock = new VirtualClock(world);
        Begin();
    }

    /// <summary>Client id and place.</summary>
    internal string Id { get; }

    /// <summary>Added to monotonic time: how long the board seems to run when the node starts.</summary>
    internal long UptimeMs { get; init; }

    /// <summary>Which broker is at a host; null for the one broker everywhere.</summary>
    internal Func<string, SimulatedBroker>? BrokerAt { get; set; }

    /// <summary>How often it was ticked.</summary>
    internal int Ticks { get; private set; }

    /// <summary>Its flash.</summary>
    internal MemoryStore Store { get; }

    /// <summary>Its wall clock.</summary>
    internal VirtualClock Clock { get; }

    /// <summary>Its sensor.</summary>
    internal FaultySensor Sensor { get; } = new();

    /// <summary>Its log and board.</summary>
    internal NodeWatch Watch { get; } = new();

    /// <summary>The node, a new one after each start.</summary>
    internal Node Node { get; private set; }

    /// <summary>Whether it sleeps.</summary>
    internal bool IsAsleep { get; private set; }

    /// <summary>How often it has woken from a sleep.</summary>
    internal int Wakes { get; private set; }

    /// <summary>The longest time that it was awake between two sleeps, in milliseconds.</summary>
    internal long LongestAwakeMs { get; set; }

    /// <summary>How long it was awake in all between sleeps, in milliseconds.</summary>
    internal long AwakeMs { get; private set; }

    /// <summary>How much longer than asked for it sleeps, in thousandths: the clock that runs meanwhile is not a good one.</summary>
    internal int SleepsLonger { get; init; }

    /// <summary>Called when it has started or woken, before it has measured anything.</summary>
    internal Action? OnStarted { get; set; }

    /// <summary>Called when it has fallen asleep, with how long it means to.</summary>
    internal Action<long>? OnAsleep { get; set; }

    /// <summary>Starts, or starts anew after a power cut: only what was stored is still there.</summary>
    /// <param name="wokeUp">Whether a sleep is over.</param>
    [System.Diagnostics.CodeAnalysis.MemberNotNull(nameof(Node), nameof(_link))]
    internal void Begin(bool wokeUp = false)
    {
        _link?.Die();
        IsAsleep = false;
        Watch.SleepAsked = -1;
        Watch.WokeUp = wokeUp;
        SimulatedLink link = new(_world, _network, host => BrokerAt?.Invoke(host) ?? _broker, _style);
        _link = link;
        NodeOptions options = new() { Id = Id, Seed = _seed };
        Node = new Node(options, Sensor, link, Store, Clock, Watch, Watch);
        _startMs = _world.NowMs;
        link.Wake = () => TickAt(_world.NowMs);
        _tickAtMs = long.MaxValue;
        Node node = Node;
        if (wokeUp)
        {
            Start(node);
        }
        else
        {
            _world.In(0, () => Start(node));
        }
    }

    private void Start(Node node)
    {
        if (node != Node)
        {
            return;
        }

        try
        {
            node.Start(NodeMs);
        }
        catch (PowerGone)
        {
            BeginAfterRestart();
            return;
        }

        OnStarted?.Invoke();
        TickAt(_world.NowMs);
        FallAsleep();
    }

    private void BeginAfterRestart()
    {
        Watch.OnRestart?.Invoke();
        Begin();
    }

    private void FallAsleep()
    {
        long pauseMs = Watch.SleepAsked;
        if (pauseMs < 0)
        {
            return;
        }

        Watch.SleepAsked = -1;
        IsAsleep = true;
        _tickAtMs = long.MaxValue;
        _link.Die();
        LongestAwakeMs = Math.Max(LongestAwakeMs, _world.NowMs - _startMs);
        AwakeMs += _world.NowMs - _startMs;
        OnAsleep?.Invoke(pauseMs);
        Node node = Node;
        if (pauseMs > 0)
        {
            _world.In(pauseMs + pauseMs * SleepsLonger / 1000, () => Wake(node));
        }
    }

    private void Wake(Node node)
    {
        if (node == Node && IsAsleep)
        {
            Wakes++;
            Begin(wokeUp: true);
        }
    }

    private long NodeMs => _world.NowMs - _startMs + UptimeMs;

    // The same in every run, unlike string.GetHashCode.
    private static int HashSeed(string text) => text.Aggregate(17, (sum, letter) => sum * 31 + letter);

    private void TickAt(long atMs)
    {
        if (atMs >= _tickAtMs)
        {
            return;
        }

        _tickAtMs = atMs;
        Node node = Node;
        _world.At(atMs, () =>
        {
            if (node == Node && _tickAtMs == atMs && !IsAsleep)
            {
                Tick();
            }
        });
    }

    // As the hosts do: Watchdog of the image, NodeHost of the desktop program.
    private void StartAnew()
    {
        RunRecord.Mark(Store, RunEnd.Stuck);
        Sensor.Hangs = false;
        BeginAfterRestart();
    }

    private void Tick()
    {
        _tickAtMs = long.MaxValue;
        Ticks++;
        long next;
        try
        {
            next = Node.Tick(NodeMs);
        }
        catch (NeverReturns)
        {
            // The loop hangs in there. Its watchdog looks from outside.
            _world.In(LoopMonitor.LimitMs, StartAnew);
            return;
        }
        catch (PowerGone)
        {
            BeginAfterRestart();
            return;
        }

        if (Watch.RestartAsked)
        {
            Watch.RestartAsked = false;
            BeginAfterRestart();
        }
        else if (Watch.SleepAsked >= 0)
        {
            FallAsleep();
        }
        else if (next != long.MaxValue)
        {
            TickAt(Math.Max(next - NodeMs + _world.NowMs, _world.NowMs));
        }
    }
}
