using System.Diagnostics;
using MQTTnet.Packets;

namespace Mqtt;

/// <summary>
/// Pings when a connection is quiet, and ends it when nothing answers. A client that does not read, because its handler waits, cannot receive
/// an answer and is not judged by it.
/// </summary>
internal sealed class KeepAlive(Attempt attempt, TimeSpan period)
{
    /// <summary>What was paused is looked at that often in a period.</summary>
    private const int LooksPerPeriod = 20;

    private const long Never = 0;

    private long _lastIn = Stopwatch.GetTimestamp();
    private long _lastOut = Stopwatch.GetTimestamp();
    private long _readingSince;
    private long _pinged;
    private long _lastPing;

    /// <summary>Bytes have come.</summary>
    internal void HasRead()
    {
        Volatile.Write(ref _lastIn, Stopwatch.GetTimestamp());
        Volatile.Write(ref _pinged, Never);
    }

    /// <summary>Packets have been written.</summary>
    internal void HasWritten() => Volatile.Write(ref _lastOut, Stopwatch.GetTimestamp());

    /// <summary>Says whether the connection is being read from now on.</summary>
    internal void Reading(bool reads) => Volatile.Write(ref _readingSince, reads ? Stopwatch.GetTimestamp() : Never);

    /// <summary>Looks after the connection until it ends.</summary>
    internal async Task Run()
    {
        try
        {
            while (true)
            {
                TimeSpan wait = Look();
                await Task.Delay(wait, attempt.Ended).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    // Returns when to look again.
    private TimeSpan Look()
    {
        TimeSpan untilLost = UntilLost();
        if (untilLost <= TimeSpan.Zero)
        {
            attempt.End(attempt.IsAccepted ? MqttReason.KeepAliveTimeout : MqttReason.NoConnack);
        }

        return RoundUp(attempt.IsAccepted ? Shorter(untilLost, UntilPing()) : untilLost);
    }

    // The broker must receive something in each period, and so must the client while it reads.
    private TimeSpan UntilPing()
    {
        bool waits = Volatile.Read(ref _pinged) != Never;
        long quietSince = Math.Max(_lastPing, Volatile.Read(ref _lastOut));
        long since = waits ? quietSince : Math.Min(quietSince, Volatile.Read(ref _lastIn));
        TimeSpan left = period - Stopwatch.GetElapsedTime(since);
        if (left > TimeSpan.Zero)
        {
            return left;
        }

        _lastPing = Stopwatch.GetTimestamp();
        _ = Interlocked.CompareExchange(ref _pinged, _lastPing, Never);
        attempt.Send(MqttPingReqPacket.Instance);
        return period;
    }

    // A period, counted from the ping or else from the start, in which the client was reading and nothing arrived.
    private TimeSpan UntilLost()
    {
        long pinged = Volatile.Read(ref _pinged);
        if (pinged == Never && attempt.IsAccepted)
        {
            return period;
        }

        long readingSince = Volatile.Read(ref _readingSince);
        return readingSince == Never
            ? period / LooksPerPeriod
            : period - Stopwatch.GetElapsedTime(Math.Max(Math.Max(pinged, readingSince), Volatile.Read(ref _lastIn)));
    }

    // A timer counts whole milliseconds: with a fraction left over it would fire again and again at once.
    private static TimeSpan RoundUp(TimeSpan wait) => TimeSpan.FromMilliseconds(Math.Ceiling(Math.Max(wait.TotalMilliseconds, 1)));

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
