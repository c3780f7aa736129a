using Firmware.Core;

namespace Fault.Tests.Simulation;

/// <summary>The node's log and board: notes what it says and does.</summary>
internal sealed class NodeWatch : ILog, IDevice
{
    /// <summary>Is told every sample that got a number.</summary>
    internal Action<Reading>? OnSampled { get; set; }

    /// <summary>Is told every answer to a config message.</summary>
    internal Action<ConfigOutcome>? OnConfigured { get; set; }

    /// <summary>Is called before the node starts anew.</summary>
    internal Action? OnRestart { get; set; }

    /// <summary>Reasons without link, in order.</summary>
    internal List<LinkReason> Reasons { get; } = [];

    /// <summary>Whether the node asked to start anew.</summary>
    internal bool RestartAsked { get; set; }

    /// <summary>How often the node switched its network off and on.</summary>
    internal int NetworkResets { get; private set; }

    /// <inheritdoc/>
    public string Board => "simulated";

    /// <inheritdoc/>
    public int FreeBytes => 60000;

    /// <inheritdoc/>
    public int LargestNativeBlock => 0;

    /// <inheritdoc/>
    public bool Identify() => true;

    /// <inheritdoc/>
    public void SetTimeServer(string host)
    {
    }

    /// <inheritdoc/>
    public void ResetNetwork() => NetworkResets++;

    /// <inheritdoc/>
    public void Restart() => RestartAsked = true;

    /// <summary>How long the node asked to sleep, in milliseconds; -1 for not at all.</summary>
    internal long SleepAsked { get; set; } = -1;

    /// <inheritdoc/>
    public bool WokeUp { get; set; }

    /// <inheritdoc/>
    public void Sleep(long pauseMs) => SleepAsked = pauseMs;

    /// <inheritdoc/>
    public void Link(LinkState state, LinkReason reason, int pauseMs)
    {
        if (state == LinkState.Waiting)
        {
            Reasons.Add(reason);
        }
    }

    /// <inheritdoc/>
    public void Sampled(Reading reading, bool sent) => OnSampled?.Invoke(reading);

    /// <inheritdoc/>
    public void Configured(ConfigOutcome outcome, byte[] answer, int length) => OnConfigured?.Invoke(outcome);

    /// <inheritdoc/>
    public void Commanded(Command command, byte[] answer, int length)
    {
    }
}
