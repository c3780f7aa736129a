using System.Diagnostics;
using Firmware.Core;

namespace VirtualDevice;

/// <summary>One node with its adapters and the thread that ticks it: what the main loop of the device is there.</summary>
internal sealed class NodeHost : IDisposable
{
    private const int StackBytes = 256 * 1024;

    private readonly Stopwatch _uptime = Stopwatch.StartNew();
    private readonly AutoResetEvent _wake = new(false);
    private readonly MosquittoLink _mqtt;
    private readonly Node _node;
    private readonly Thread _thread;
    private volatile bool _leave;

    /// <summary>Puts a node together; <see cref="Start"/> comes next.</summary>
    public NodeHost(NodeOptions options, ISettingsStore store, ILog log, int sensorSeed)
    {
        _mqtt = new MosquittoLink(() => _wake.Set());
        _node = new Node(options, new SimulatedSensor(sensorSeed), _mqtt, store, new SystemClock(), log);
        _thread = new Thread(Run, StackBytes) { Name = options.Id };
    }

    /// <summary>Starts the node.</summary>
    public void Start() => _thread.Start();

    /// <summary>Asks the node to leave; <see cref="Join"/> waits until it has.</summary>
    public void Leave()
    {
        _leave = true;
        _wake.Set();
    }

    /// <summary>Waits until the node has left.</summary>
    public void Join() => _thread.Join();

    /// <summary>Ends the client.</summary>
    public void Dispose()
    {
        _mqtt.Dispose();
        _wake.Dispose();
    }

    private void Run()
    {
        _node.Start(_uptime.ElapsedMilliseconds);
        while (_node.LinkState != LinkState.Left)
        {
            long now = _uptime.ElapsedMilliseconds;
            if (_leave)
            {
                _node.Leave(now);
            }

            long next = _node.Tick(now);
            if (_node.LinkState != LinkState.Left && next > now)
            {
                _wake.WaitOne((int)Math.Min(next - now, int.MaxValue));
            }
        }
    }
}
