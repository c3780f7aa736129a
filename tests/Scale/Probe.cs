using System.Buffers.Binary;
using System.Diagnostics;

namespace Scale;

/// <summary>Sends a message to itself through the broker, again and again, and times it. At QoS 1, as readings go.</summary>
internal sealed class Probe : IDisposable
{
    private const int PauseMs = 20;
    private const string Topic = "scale/probe";

    private readonly Lock _lock = new();
    private readonly List<double> _milliseconds = [];
    private readonly Listener _listener;
    private readonly Timer _timer;

    /// <summary>Begins.</summary>
    public Probe(int port)
    {
        _listener = new Listener("scale-probe", port, Take, Topic);
        _timer = new Timer(_ => Send(), null, PauseMs, PauseMs);
    }

    /// <summary>Forgets what was measured.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _milliseconds.Clear();
        }
    }

    /// <summary>What so many percent of the messages did not exceed, in milliseconds.</summary>
    public double Percentile(int percent)
    {
        lock (_lock)
        {
            double[] sorted = [.. _milliseconds.Order()];
            return sorted.Length == 0 ? double.NaN : sorted[(sorted.Length - 1) * percent / 100];
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        using (ManualResetEvent ended = new(false))
        {
            _ = _timer.Dispose(ended);
            _ = ended.WaitOne();
        }

        _listener.Dispose();
    }

    private void Send()
    {
        Span<byte> payload = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(payload, Stopwatch.GetTimestamp());
        _listener.Publish(Topic, payload);
    }

    private void Take(string topic, ReadOnlySpan<byte> payload)
    {
        double milliseconds = Stopwatch.GetElapsedTime(BinaryPrimitives.ReadInt64LittleEndian(payload)).TotalMilliseconds;
        lock (_lock)
        {
            _milliseconds.Add(milliseconds);
        }
    }
}
