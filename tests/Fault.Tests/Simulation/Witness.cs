using System.Text.Json;
using Firmware.Core;

namespace Fault.Tests.Simulation;

/// <summary>
/// Looks at one node and at the broker after every step: each reading is at the broker, or in the outbox, or counted as dropped, or
/// went with the power or with the broker; live topics never go back; the history comes oldest first; the status is true.
/// </summary>
internal sealed class Witness
{
    private const int OutboxCapacity = 64;
    private const long MayBeWrongMs = 1000;

    private readonly World _world;
    private readonly Network _network;
    private readonly SimulatedBroker _broker;
    private readonly SimulatedNode _node;
    private readonly string _base;
    private readonly HashSet<long> _missing = [];
    private readonly Dictionary<long, int> _twice = [];
    private readonly PowerLoss _power;
    private int _wentWithPower;
    private long _lastNumber;
    private long _lastLive;
    private long _lastHistory;
    private long _falseSinceMs = long.MaxValue;

    /// <summary>Begins to look on.</summary>
    internal Witness(World world, Network network, SimulatedBroker broker, SimulatedNode node)
    {
        _world = world;
        _network = network;
        _broker = broker;
        _node = node;
        _base = "home/" + node.Id;
        _power = new PowerLoss(node, _missing);
        broker.Published += Take;
        node.Watch.OnSampled += reading => Sampled(reading);
        node.Watch.OnRestart += PowerGone;
        node.OnStarted += _power.Started;
        world.Stepped += Check;
    }

    /// <summary>Readings that got a number.</summary>
    internal int Samples { get; private set; }

    /// <summary>Readings that reached the broker, each counted once.</summary>
    internal int Delivered { get; private set; }

    /// <summary>Readings that reached it more than once on one topic.</summary>
    internal int Twice => _twice.Count;

    /// <summary>Readings that the broker never saw.</summary>
    internal int Missing => _missing.Count;

    /// <summary>Readings that went with the power or with a restart.</summary>
    internal int WentWithPower => Sleeps ? _power.Count : _wentWithPower;

    /// <summary>Readings that gave way in runs that have ended.</summary>
    internal int DroppedBefore { get; private set; }

    /// <summary>Most readings that ever waited.</summary>
    internal int DeepestOutbox { get; private set; }

    /// <summary>Whether QoS 0 is on, at which readings may be lost.</summary>
    internal bool MayLose { get; set; }

    /// <summary>Looks at a second broker too.</summary>
    internal void LooksAt(SimulatedBroker other) => other.Published += Take;

    /// <summary>Whether the node sleeps: it need not say that it is online then, and finds what it has written down.</summary>
    internal bool Sleeps { get; init; }

    /// <summary>The power goes: what waits is lost, and is allowed to be.</summary>
    internal void PowerCut()
    {
        PowerGone();
        _node.Begin();
    }

    /// <summary>The node is about to start anew.</summary>
    internal void PowerGone()
    {
        _power.Cut();
        if (!Sleeps)
        {
            DroppedBefore += _node.Node.Outbox.Dropped;
            _wentWithPower = Math.Max(_wentWithPower, Missing - DroppedBefore);
        }
    }

    /// <summary>A reading as one number; a later one is greater.</summary>
    internal static long KeyOf(int session, int sequence) => session * 10_000_000L + sequence;

    private void Sampled(Reading reading)
    {
        Samples++;
        long key = KeyOf(reading.Session, reading.Sequence);
        Assert.IsGreaterThan(_lastNumber, key, "a number was used twice");
        _lastNumber = key;
        if (!MayLose)
        {
            _missing.Add(key);
            _power.Sampled(key);
        }
    }

    private void Take(Message message)
    {
        bool live = message.Topic == _base + "/reading";
        if (message.Payload.Length == 0 || (!live && message.Topic != _base + "/history"))
        {
            return;
        }

        using JsonDocument json = JsonDocument.Parse(message.Payload);
        long key = KeyOf(json.RootElement.GetProperty("session").GetInt32(), json.RootElement.GetProperty("seq").GetInt32());
        bool first = _missing.Remove(key);
        _power.Arrived(key);
        Delivered += first ? 1 : 0;
        if (live)
        {
            Assert.IsGreaterThanOrEqualTo(_lastLive, key, $"the live topic went back at {_world.NowMs} ms");
            CountTwice(key == _lastLive, key);
            _lastLive = key;
            return;
        }

        Assert.IsFalse(message.Retain);
        Assert.IsTrue(!first || key > _lastHistory, $"the history is not in order at {_world.NowMs} ms: {key} after {_lastHistory}");
        CountTwice(!first, key);
        _lastHistory = Math.Max(key, _lastHistory);
    }

    private void CountTwice(bool twice, long key)
    {
        if (twice)
        {
            _twice[key] = _twice.GetValueOrDefault(key) + 1;
        }
    }

    private void Check()
    {
        Outbox outbox = _node.Node.Outbox;
        DeepestOutbox = Math.Max(DeepestOutbox, outbox.Count);
        Assert.IsLessThanOrEqualTo(Sleeps ? SleepCycle.OutboxCapacity : OutboxCapacity, outbox.Count);
        int accounted = outbox.Count + outbox.Unresolved + outbox.Dropped + DroppedBefore + WentWithPower + _broker.Forgotten;
        Assert.IsTrue((Sleeps && _power.IsOff) || Missing <= accounted,
            $"{Missing} readings are not at the broker, only {accounted} accounted for at {_world.NowMs} ms");
        CheckStatus();
    }

    // A status may be wrong for a moment: the birth follows the subscription, and a late will is put right.
    private void CheckStatus()
    {
        if (!_broker.IsUp || _broker.IsFrozen || _network.IsDown || _network.Swallows(toBroker: true))
        {
            _falseSinceMs = long.MaxValue;
            return;
        }

        string said = _broker.Retained.TryGetValue(_base + "/status", out Message? kept) ? kept.Text : "";
        bool there = _broker.HasConnection(_node.Id);
        bool wrong = Sleeps ? !there && said == "online" && _broker.KnowsWillOf(_node.Id)
            : there ? _node.Node.LinkState == LinkState.Online && _broker.HasSoundConnection(_node.Id) && said != "online" : said == "online"
            && _broker.KnowsWillOf(_node.Id);
        _falseSinceMs = wrong ? Math.Min(_falseSinceMs, _world.NowMs) : long.MaxValue;
        Assert.IsTrue(!wrong || _world.NowMs - _falseSinceMs <= MayBeWrongMs, $"the status '{said}' is wrong since {_falseSinceMs} ms");
    }
}
