using System.Diagnostics;
using System.Globalization;

namespace Scale;

/// <summary>One line of the table: so many nodes on one broker.</summary>
internal sealed class Measurement(Options options, int nodes)
{
    /// <summary>The head of the table.</summary>
    public const string Head =
        "nodes  online in  connects/s  readings/s  packets in/s  out/s  broker CPU  broker RSS  nodes CPU  s/1000 readings  nodes RSS  threads  delay p50      "
            + "  p99  late  twice  lost";

    private static readonly TimeSpan OnlineLimit = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan SettleTime = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan SettleLimit = TimeSpan.FromMinutes(2);

    private readonly Tally _tally = new();
    private readonly HashSet<string> _online = [];
    private double _onlineSeconds;

    private int Online
    {
        get
        {
            lock (_online)
            {
                return _online.Count;
            }
        }
    }

    /// <summary>Does it.</summary>
    /// <returns>The line.</returns>
    public string Run()
    {
        using BrokerUnderTest broker = new(options);
        using Listener status = new("scale-status", broker.Port, CountOnline, "home/+/status");
        List<Listener> readers = [.. Enumerable.Range(1, options.Readers).Select(number => StartReader(broker.Port, number))];
        using BrokerCounters counters = new(broker.Port);
        using Probe probe = new(broker.Port);
        using Fleet fleet = new(options, broker.Port);
        if (!Start(fleet))
        {
            readers.ForEach(reader => reader.Dispose());
            return $"{nodes,5}  only {Online} came online within {OnlineLimit.TotalMinutes} minutes";
        }

        string figures = Measure(broker, counters, probe, fleet);
        _tally.Mark();
        fleet.Leave();
        Settle(() => _tally.Readings);
        readers.ForEach(reader => reader.Dispose());
        return string.Create(CultureInfo.InvariantCulture,
            $"{nodes,5}  {_onlineSeconds,7:0.0} s  {nodes / _onlineSeconds,10:0}{figures}  {_tally.Late,4}  {_tally.Twice,5}  {_tally.Lost,4}");
    }

    private string Measure(BrokerUnderTest broker, BrokerCounters counters, Probe probe, Fleet fleet)
    {
        // While thousands start, readings wait in their nodes; they come late, and are not what is measured.
        Settle(() => _tally.Late);
        counters.Clear();
        probe.Clear();
        int readings = _tally.Readings;
        long start = Stopwatch.GetTimestamp();
        ProcessUse brokerBefore = ProcessUse.Of([broker.ProcessId]);
        ProcessUse nodesBefore = ProcessUse.Of(fleet.ProcessIds);
        Thread.Sleep(TimeSpan.FromSeconds(options.Seconds));
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        ProcessUse brokerAfter = ProcessUse.Of([broker.ProcessId]);
        ProcessUse nodesAfter = ProcessUse.Of(fleet.ProcessIds);
        double brokerCpu = 100 * (brokerAfter.CpuSeconds - brokerBefore.CpuSeconds) / seconds;
        double nodesSeconds = nodesAfter.CpuSeconds - nodesBefore.CpuSeconds;
        int taken = _tally.Readings - readings;
        return string.Create(CultureInfo.InvariantCulture,
            $"  {taken / seconds,10:0}  {counters.InPerSecond,12}  {counters.OutPerSecond,5}")
            + string.Create(CultureInfo.InvariantCulture,
            $"  {brokerCpu,8:0.0} %  {brokerAfter.ResidentMb,7:0.0} MB  {100 * nodesSeconds / seconds,7:0} %  {1000 * nodesSeconds / taken,15:0.000}  "
                + $"{nodesAfter.ResidentMb,6:0} MB  {nodesAfter.Threads,7:0}")
            + string.Create(CultureInfo.InvariantCulture, $"  {probe.Percentile(50),6:0.0} ms  {probe.Percentile(99),6:0.0} ms");
    }

    /// <summary>Waits until a number has stayed the same for a while. A machine that is too slow never comes to rest.</summary>
    private static void Settle(Func<int> number)
    {
        long start = Stopwatch.GetTimestamp();
        int before;
        do
        {
            before = number();
            Thread.Sleep(SettleTime);
        }
        while (number() != before && Stopwatch.GetElapsedTime(start) < SettleLimit);
    }

    private Listener StartReader(int port, int number)
    {
        string share = options.Readers == 1 ? string.Empty : "$share/scale/";
        return new Listener($"scale-reader-{number}", port, _tally.Take, share + "home/+/reading", share + "home/+/history");
    }

    private void CountOnline(string topic, ReadOnlySpan<byte> payload)
    {
        if (payload.SequenceEqual("online"u8))
        {
            lock (_online)
            {
                _ = _online.Add(topic);
            }
        }
    }

    // One process after the other: starting thousands of threads at once would measure this machine, not the broker.
    private bool Start(Fleet fleet)
    {
        long start = Stopwatch.GetTimestamp();
        for (int started = 0; started < nodes; started += Fleet.NodesInProcess)
        {
            fleet.Start(Math.Min(Fleet.NodesInProcess, nodes - started));
            while (Online < Math.Min(nodes, started + Fleet.NodesInProcess))
            {
                if (Stopwatch.GetElapsedTime(start) > OnlineLimit)
                {
                    return false;
                }

                Thread.Sleep(10);
            }
        }

        _onlineSeconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return true;
    }
}
