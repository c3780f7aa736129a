using System.Diagnostics;
using System.Globalization;

namespace VirtualDevice.Faults;

/// <summary>Plays a script on all nodes of the process.</summary>
internal sealed class FaultPlayer : IDisposable
{
    private readonly IReadOnlyList<FaultStep> _steps;
    private readonly FaultRelay _relay;
    private readonly IReadOnlyList<NodeHost> _nodes;
    private readonly ManualResetEventSlim _end = new();
    private readonly Thread _thread;

    /// <summary>Creates a player; <see cref="Start"/> comes next.</summary>
    public FaultPlayer(IReadOnlyList<FaultStep> steps, FaultRelay relay, IReadOnlyList<NodeHost> nodes)
    {
        _steps = steps;
        _relay = relay;
        _nodes = nodes;
        _thread = new Thread(Run) { IsBackground = true, Name = "faults" };
    }

    /// <summary>Starts the time of the script.</summary>
    public void Start() => _thread.Start();

    /// <summary>Stops: there are no more faults.</summary>
    public void Dispose()
    {
        _end.Set();
        _thread.Join();
        _end.Dispose();
    }

    /// <summary>Makes a fault, now. From any thread.</summary>
    public void Play(FaultStep step)
    {
        Console.WriteLine($"{DateTime.Now.ToString("HH:mm:ss", CultureInfo.InvariantCulture)} fault  {step}");
        if (step.Kind == FaultKind.Link)
        {
            _relay.Set((LinkFault)step.Number);
            return;
        }

        foreach (NodeHost node in _nodes)
        {
            switch (step.Kind)
            {
                case FaultKind.Sensor:
                    node.Faults.Wire.Fault = (SensorFault)step.Number;
                    break;
                case FaultKind.Clock:
                    node.Faults.Clock.OffsetSeconds = step.Number;
                    break;
                case FaultKind.Loop:
                    node.Faults.Loop();
                    break;
                case FaultKind.Power:
                    node.CutPower();
                    break;
                case FaultKind.Takeover:
                    _ = _relay.Impersonate(node.Id);
                    break;
            }
        }
    }

    private void Run()
    {
        long start = Stopwatch.GetTimestamp();
        foreach (FaultStep step in _steps)
        {
            TimeSpan pause = TimeSpan.FromSeconds(step.AtSeconds) - Stopwatch.GetElapsedTime(start);
            if (_end.Wait(pause > TimeSpan.Zero ? pause : TimeSpan.Zero))
            {
                return;
            }

            Play(step);
        }
    }
}
