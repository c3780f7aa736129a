using System.Diagnostics;
using Firmware.Core;
using Mqtt;

namespace VirtualDevice;

/// <summary>One run of a node: its adapters and the thread that ticks it.</summary>
internal sealed class NodeRun
{
    private const int StackBytes = 256 * 1024;

    private readonly AutoResetEvent _wake = new(false);
    private readonly Stopwatch _uptime = Stopwatch.StartNew();
    private readonly LoopMonitor _monitor = new();
    private readonly DesktopDevice _device;
    private readonly DesktopLink _mqtt;
    private readonly Node _node;
    private readonly ManualResetEvent _ended = new(false);
    private volatile bool _leave;
    private volatile bool _abandoned;

    /// <summary>Puts a node together and starts it.</summary>
    public NodeRun(NodeOptions options, ISettingsStore store, ConsoleLog log, MqttTls tls, IClock clock, ISensor sensor, bool wokeUp)
    {
        _device = new DesktopDevice(log, wokeUp);
        _mqtt = new DesktopLink(tls, () => _wake.Set(), broker => log.Broker = broker);
        _node = new Node(options, sensor, _mqtt, store, clock, _device, log);

        // A thread that hangs must not keep the process alive.
        new Thread(Run, StackBytes) { Name = options.Id, IsBackground = true }.Start();
    }

    /// <summary>Whether the node asked to be restarted. Valid after it has ended.</summary>
    public bool RestartAsked => _device.RestartAsked;

    /// <summary>How long the node wants to sleep, in milliseconds; 0 if it does not. Valid after it has ended.</summary>
    public long SleepAskedMs => _device.SleepAskedMs;

    /// <summary>Set when the node has left.</summary>
    public WaitHandle Ended => _ended;

    /// <summary>Asks the node to leave.</summary>
    public void Leave()
    {
        _leave = true;
        _wake.Set();
    }

    /// <summary>Whether its loop is stuck. Has to be asked at least every ten seconds.</summary>
    public bool IsStuck() => _monitor.IsStuck(_uptime.ElapsedMilliseconds);

    /// <summary>Abandons the node and drops its connection, so that its last will is published. A thread cannot be ended from outside.</summary>
    public void Abandon()
    {
        _abandoned = true;
        _wake.Set();
        _mqtt.Abandon();
        _mqtt.Dispose();
    }

    private void Run()
    {
        _node.Start(_uptime.ElapsedMilliseconds);
        while (_node.LinkState != LinkState.Left && !_abandoned)
        {
            _monitor.Feed();
            long now = _uptime.ElapsedMilliseconds;
            if (_leave)
            {
                _node.Leave(now);
            }

            long next = _node.Tick(now);
            if (_node.LinkState != LinkState.Left && next > now)
            {
                _wake.WaitOne((int)Math.Min(next - now, LoopMonitor.MaxSleepMs));
            }
        }

        if (!_abandoned)
        {
            _node.Tick(_uptime.ElapsedMilliseconds);
            _mqtt.Dispose();
            _ended.Set();
        }
    }
}
