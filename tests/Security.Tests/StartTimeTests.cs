using System.Diagnostics;
using System.Text.RegularExpressions;
using Kit;

namespace Security.Tests;

/// <summary>What TLS costs at the start.</summary>
[TestClass]
[TestCategory("Servers")]
[DoNotParallelize]
public sealed partial class StartTimeTests
{
    private const int Rounds = 7;

    /// <summary>Where figures are printed.</summary>
    public required TestContext TestContext { get; set; }

    [TestMethod]
    public async Task Time_from_start_to_the_first_acknowledged_reading_with_and_without_tls()
    {
        using Certificates certificates = new();
        (string certificate, string key) = certificates.Write(certificates.Server(), "server");
        await using Broker plain = await Broker.Start();
        await using Broker secure = await Broker.Start(configuration: [$"cafile {certificates.CaFile}", $"certfile {certificate}", $"keyfile {key}"]);
        List<double> without = [];
        List<double> with = [];

        // In turn, so that both have the same weather. The first of each warms the disk cache up and does not count.
        for (int round = 0; round <= Rounds; round++)
        {
            double plainMs = await Measure(plain);
            double secureMs = await Measure(secure, "--tls", "--ca", certificates.CaFile);
            if (round > 0)
            {
                without.Add(plainMs);
                with.Add(secureMs);
            }
        }

        TestContext.WriteLine($"start to first acknowledged reading, median of {Rounds}: {Median(without):0} ms without TLS, {Median(with):0} ms with TLS");

        Assert.HasCount(Rounds, with);
        Assert.HasCount(Rounds, without);
    }

    private static async Task<double> Measure(Broker broker, params string[] more)
    {
        long start = Stopwatch.GetTimestamp();
        await using RunningProgram node = RunningProgram.Start(
            "VirtualDevice", "virtual-device", ["--broker", $"localhost:{broker.Port}", "--place", "livingroom", "--id", "node-1", .. more]);
        string received = await broker.Log.Next(
            line => line.Contains("Received PUBLISH from node-1", StringComparison.Ordinal)
                && line.Contains("/reading'", StringComparison.Ordinal), "the first reading");
        string id = MessageId().Match(received).Groups[1].Value;
        _ = await broker.Log.Next(line => line.Contains($"Sending PUBACK to node-1 (m{id},", StringComparison.Ordinal), "its acknowledgement");
        double elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        node.Send(Signal.Terminate);
        _ = await node.Exit();
        return elapsed;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    [GeneratedRegex(@"\([dq0-9r, ]*m(\d+)")]
    private static partial Regex MessageId();
}
