using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Scale;

/// <summary>
/// The packets that mosquitto counts, acknowledgements included, each number with the time it came. (Its count of PUBLISH packets
/// leaves out those with the retain flag.) Other brokers say nothing.
/// </summary>
internal sealed class BrokerCounters : IDisposable
{
    private const string In = "$SYS/broker/messages/received";
    private const string Out = "$SYS/broker/messages/sent";

    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<(double Seconds, double Count)>> _counts = new() { [In] = [], [Out] = [] };
    private readonly Listener _listener;

    /// <summary>Begins.</summary>
    public BrokerCounters(int port)
    {
        _listener = new Listener("scale-counters", port, Take, In, Out);
    }

    /// <summary>Packets that came in, per second; a dash when the broker does not say.</summary>
    public string InPerSecond => Rate(In);

    /// <summary>Packets that went out, per second; a dash when the broker does not say.</summary>
    public string OutPerSecond => Rate(Out);

    /// <summary>Forgets what was counted.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            foreach (List<(double, double)> counts in _counts.Values)
            {
                counts.Clear();
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _listener.Dispose();
    }

    private void Take(string topic, ReadOnlySpan<byte> payload)
    {
        double count = double.Parse(Encoding.ASCII.GetString(payload), CultureInfo.InvariantCulture);
        lock (_lock)
        {
            _counts[topic].Add((Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency, count));
        }
    }

    private string Rate(string topic)
    {
        lock (_lock)
        {
            List<(double Seconds, double Count)> counts = _counts[topic];
            return counts.Count < 2
                ? "-"
                : ((counts[^1].Count - counts[0].Count) / (counts[^1].Seconds - counts[0].Seconds)).ToString("0", CultureInfo.InvariantCulture);
        }
    }
}
