using Station.Contract;

namespace Station.Watch;

/// <summary>How often a node speaks, and whether it is overdue.</summary>
internal sealed class Rhythm(DateTimeOffset firstSeen)
{
    /// <summary>A node is late when it is a tenth of its interval and this many seconds overdue: a margin for the network.</summary>
    private const double GraceSeconds = 2;
    private const double GraceShare = 0.1;

    /// <summary>Ten days; more than that no node of ours says.</summary>
    private const double MostSeconds = 864_000;

    private TimeSpan? _configured;
    private TimeSpan? _observed;
    private TimeSpan? _asleep;
    private DateTimeOffset _since = firstSeen;
    private DateTimeOffset? _spokeAt;

    /// <summary>What a sleeping node announced, otherwise the interval in force, otherwise the observed one; null if none is known.</summary>
    internal TimeSpan? Interval => _asleep ?? _configured ?? _observed;

    /// <summary>Takes the settings in force.</summary>
    /// <param name="settings">In force.</param>
    /// <param name="quantities">What the node measures, as far as known.</param>
    internal void Apply(NodeSettings settings, IReadOnlyCollection<string> quantities)
    {
        double? interval = settings.IntervalSeconds;
        if (settings.HoldsBack(quantities) && settings.HeartbeatSeconds is { } heartbeat)
        {
            // A value that does not change is sent only that often.
            interval = Math.Max(interval ?? 0, heartbeat);
        }

        _configured = interval is { } seconds ? TimeSpan.FromSeconds(seconds) : _configured;
    }

    /// <summary>It has said how many seconds it is away at most between two contacts; null for a node that does not sleep.</summary>
    internal void Sleeps(double? seconds) => _asleep = seconds is > 0 and <= MostSeconds and { } away ? TimeSpan.FromSeconds(away) : null;

    /// <summary>It has published something just now.</summary>
    internal void Spoke(DateTimeOffset now)
    {
        // Values of one sample come together; they are not an interval.
        if (_spokeAt is { } before && now - before > TimeSpan.FromSeconds(0.5))
        {
            _observed = now - before;
        }

        _spokeAt = now;
    }

    /// <summary>By how much it is overdue; null if it is not, or if that is unknown.</summary>
    internal TimeSpan? Overdue(DateTimeOffset now)
    {
        if (Interval is not { } interval)
        {
            return null;
        }

        TimeSpan grace = (interval * GraceShare) + TimeSpan.FromSeconds(GraceSeconds);
        TimeSpan silence = now - (_spokeAt ?? _since);
        return silence > interval + grace ? silence - interval : null;
    }

    /// <summary>It starts anew, for instance after it came back.</summary>
    internal void Restart(DateTimeOffset now)
    {
        _spokeAt = null;
        _since = now;
    }
}
