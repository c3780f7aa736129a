using System.Diagnostics;
using Firmware.Core;

namespace VirtualDevice;

/// <summary>One node with its adapters and the thread that ticks it: what the main loop of the device is there.</summary>
internal sealed class NodeHost
{
    private const int StackBytes = 256 * 1024;

    private readonly AutoResetEvent _wake = new(false);
    private readonly NodeOptions _options;
    private readonly ISettingsStore _store;
    private readonly ConsoleLog _log;
    private readonly Func<ISensor> _createSensor;
    private readonly Thread _thread;
    private volatile bool _leave;

    /// <summary>Puts a node together; <see cref="Start"/> comes next.</summary>
    public NodeHost(NodeOptions options, ISettingsStore store, ConsoleLog log, Func<ISensor> createSensor)
    {
        _options = options;
        _store = store;
        _log = log;
        _createSensor = createSensor;
        _thread = new Thread(RunAll, StackBytes) { Name = options.Id };
    }

    /// <summary>Starts the node.</summary>
    public void Start() => _thread.Start();

    /// <summary>Asks the node to leave; <see cref="Join"/> waits until it has.</summary>
    public void Leave()
    {
        _leave = true;
        _wake.Set();
    }

    /// <summary>Waits until the node has left, on its own or because it was asked to.</summary>
    public void Join() => _thread.Join();

    // A restart of the node is a new node with what the old one stored.
    private void RunAll()
    {
        while (!_leave && RunOnce())
        {
            _log.Write("restarts");
        }
    }

    private bool RunOnce()
    {
        Stopwatch uptime = Stopwatch.StartNew();
        DesktopDevice device = new(_log);
        using MosquittoLink mqtt = new(() => _wake.Set(), broker => _log.Broker = broker);
        Node node = new(_options, _createSensor(), mqtt, _store, new SystemClock(), device, _log);
        node.Start(uptime.ElapsedMilliseconds);
        while (node.LinkState != LinkState.Left)
        {
            long now = uptime.ElapsedMilliseconds;
            if (_leave)
            {
                node.Leave(now);
            }

            long next = node.Tick(now);
            if (node.LinkState != LinkState.Left && next > now)
            {
                _wake.WaitOne((int)Math.Min(next - now, int.MaxValue));
            }
        }

        node.Tick(uptime.ElapsedMilliseconds);
        return device.RestartAsked;
    }
}
