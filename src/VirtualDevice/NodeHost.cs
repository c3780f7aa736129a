using System.Diagnostics;
using Firmware.Core;
using Mqtt;
using VirtualDevice.Faults;

namespace VirtualDevice;

/// <summary>
/// One node over all its runs: restarts it when it asks to be restarted, when its power is cut, and when its loop hangs, as the
/// watchdog of a board does.
/// </summary>
internal sealed class NodeHost
{
    private const int StackBytes = 256 * 1024;
    private const int PollMs = 1000;
    private const int LongestWaitMs = 60000;

    private readonly NodeOptions _options;
    private readonly ISettingsStore _store;
    private readonly ConsoleLog _log;
    private readonly MqttTls _tls;
    private readonly Func<SensorWire, ISensor> _createSensor;
    private readonly Thread _thread;
    private readonly AutoResetEvent _look = new(false);
    private long _sleepMs;
    private volatile bool _leave;
    private volatile bool _powerCut;

    /// <summary>Puts a node together; <see cref="Start"/> comes next.</summary>
    public NodeHost(NodeOptions options, ISettingsStore store, ConsoleLog log, MqttTls tls, Func<SensorWire, ISensor> createSensor)
    {
        _options = options;
        _store = store;
        _log = log;
        _tls = tls;
        _createSensor = createSensor;
        _thread = new Thread(RunAll, StackBytes) { Name = options.Id + " host" };
    }

    /// <summary>Client id.</summary>
    public string Id => _options.Id;

    /// <summary>What a fault script can break.</summary>
    public FaultPoints Faults { get; } = new();

    /// <summary>Starts the node.</summary>
    public void Start() => _thread.Start();

    /// <summary>Asks the node to leave; <see cref="Join"/> waits until it has.</summary>
    public void Leave()
    {
        _leave = true;
        _look.Set();
    }

    /// <summary>The power fails and returns: the node says nothing, and only what was stored is still there.</summary>
    public void CutPower()
    {
        _powerCut = true;
        _look.Set();
    }

    /// <summary>Waits until the node has left, by itself or because it was asked to.</summary>
    public void Join() => _thread.Join();

    // A restart creates a new node with what the old one stored, and so does each wake.
    private void RunAll()
    {
        _sleepMs = 0;
        while (!_leave && RunOnce(_sleepMs > 0 && !_powerCut))
        {
            if (_sleepMs == 0)
            {
                _log.Write("restarts");
            }

            Sleep();
        }
    }

    // A power cut ends a sleep too.
    private void Sleep()
    {
        long start = Stopwatch.GetTimestamp();
        for (long left = _sleepMs; left > 0 && !_leave && !_powerCut; left = _sleepMs - (long)Stopwatch.GetElapsedTime(start).TotalMilliseconds)
        {
            _look.WaitOne(TimeSpan.FromMilliseconds(Math.Min(left, LongestWaitMs)));
        }
    }

    private bool RunOnce(bool wokeUp)
    {
        _powerCut = false;
        _sleepMs = 0;
        NodeRun run = new(_options, _store, _log, _tls, Faults.Clock, new FaultySensor(_createSensor(Faults.Wire), Faults), wokeUp);
        while (!run.Ended.WaitOne(0))
        {
            if (_leave)
            {
                run.Leave();
            }

            bool stuck = run.IsStuck();
            if (stuck || _powerCut)
            {
                End(run, stuck);
                return true;
            }

            WaitHandle.WaitAny([_look, run.Ended], PollMs);
        }

        _sleepMs = run.SleepAskedMs;
        return run.RestartAsked || _sleepMs > 0;
    }

    private void End(NodeRun run, bool stuck)
    {
        run.Abandon();
        if (stuck)
        {
            RunRecord.Mark(_store, RunEnd.Stuck);
            _log.Write("stuck: its loop did not come round");
        }
    }
}
