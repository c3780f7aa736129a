using System.Globalization;
using Firmware.Core;
using Station.Contract;
using Store;

namespace Station.Check;

/// <summary>Checks that a node's readings are what the contract and its settings say. Only listens.</summary>
internal sealed class ReadingChecks(NodeUnderTest node, CheckReport report, NodeSettings settings)
{
    /// <summary>Allowed deviation of a sample from its time: a tenth, and a second for the network.</summary>
    private const double ToleranceShare = 0.1;
    private const double ToleranceSeconds = 1;

    /// <summary>Shortest period of a DHT22, whatever the setting.</summary>
    private const double FastestSensorSeconds = 2;

    private static readonly string[] Values = [.. Quantities.Topics];
    private static readonly string[] Payloads = SettingsTable.Get(Setting.Payload).Choices;

    private readonly bool _wantsValues = settings.Body.Text("payload") != Payloads[Setting.PayloadJson];
    private readonly bool _wantsJson = settings.Body.Text("payload") != Payloads[Setting.PayloadValues];
    private readonly double _interval = settings.IntervalSeconds ?? 60;

    /// <summary>Listens for some samples and checks them.</summary>
    internal async Task Run(int samples, CancellationToken cancel)
    {
        int begin = node.Sightings.Count;
        double limit = ((samples + 1) * (Math.Max(_interval, FastestSensorSeconds) + ToleranceSeconds) * (1 + ToleranceShare)) + NodeUnderTest.AnswerSeconds;
        await node.Wait(() => Beats(node.Sightings.Skip(begin)).Length > samples, limit, cancel);
        Sighting[] live =
            [.. node.Sightings.Skip(begin).Where(static one => !one.Arrival.Retained && (one.Leaf == NodeTopics.Reading || Values.Contains(one.Leaf)))];
        Sighting[] beats = Beats(live);
        CheckValues([.. live.Where(static one => one.Leaf != NodeTopics.Reading)]);
        CheckReadings([.. live.Where(static one => one.Leaf == NodeTopics.Reading)]);
        CheckPositions(live);
        Sighting? odd = live.FirstOrDefault(
            static one => one.Arrival.Text.Contains("nan", StringComparison.OrdinalIgnoreCase)
            || one.Arrival.Text.Contains("infinity", StringComparison.OrdinalIgnoreCase));
        report.Add("no NaN", odd is null, odd?.Arrival.Text ?? "none");
        CheckPeriod(beats);
        CheckQos([.. live.Select(static one => one.Arrival.Qos).Distinct()]);
        await CheckRetained(live, cancel);
    }

    // The message that comes once with each sample: the JSON, or the most frequent plain value.
    private Sighting[] Beats(IEnumerable<Sighting> sightings) => _wantsJson
        ? [.. sightings.Where(static one => one.Leaf == NodeTopics.Reading)]
        : [.. sightings.Where(static one => Values.Contains(one.Leaf)).GroupBy(static one => one.Leaf).MaxBy(static of => of.Count())
            ?? Enumerable.Empty<Sighting>()];

    private void CheckValues(Sighting[] values)
    {
        Sighting[] wrong = [.. values.Where(static one => one.Message.Number is null && one.Message.Position is null)];
        if (_wantsValues)
        {
            string last = values.Length > 0 ? $"{values.Length}, the last {values[^1].Leaf} {values[^1].Arrival.Text}" : "none";
            string seen = wrong.Length > 0 ? $"{wrong[0].Leaf}: {wrong[0].Arrival.Text}" : last;
            report.Add("values are plain numbers", values.Length > 0 && wrong.Length == 0, seen);
        }
        else
        {
            report.Add("no plain values, as set", values.Length == 0, $"{values.Length} seen");
        }
    }

    private void CheckReadings(Sighting[] readings)
    {
        if (!_wantsJson)
        {
            report.Add("no JSON readings, as set", readings.Length == 0, $"{readings.Length} seen");
            return;
        }

        string[] errors =
            [.. readings.SelectMany(static one => one.Json is { } json ? ContractSchema.Reading.Validate(json) : ["no JSON object: " + one.Arrival.Text])
            .Distinct()];
        report.Add("readings are valid by the schema", readings.Length > 0 && errors.Length == 0,
            errors.Length > 0 ? string.Join("; ", errors) : $"{readings.Length} readings");
        long[] numbers = [.. readings.Select(static one => one.Json?.Whole("seq")).OfType<long>()];
        bool isWhole = numbers.Length > 1 && numbers.Zip(numbers.Skip(1), static (one, next) => next - one).All(static step => step == 1);
        report.Add("no gap", isWhole, "seq " + string.Join(" ", numbers));
    }

    // The plain topic must hold nothing that was not measured: an old position is not a position.
    private void CheckPositions(Sighting[] live)
    {
        Sighting[] since = [.. live.SkipWhile(static one => one.Leaf != NodeTopics.Reading)];
        string[] measured = [.. since.Select(static one => PositionOf(one.Message.Reading)).OfType<NodePosition>().Select(static one => one.ToString())];
        string[] told = [.. since.Select(static one => one.Message.Position).OfType<NodePosition>().Select(static one => one.ToString())];
        if (_wantsJson && _wantsValues && (measured.Length > 0 || told.Length > 0))
        {
            string? odd = told.FirstOrDefault(one => !measured.Contains(one));
            report.Add("a position is that of a reading", odd is null, odd ?? $"{told.Length}, the last {told.LastOrDefault() ?? "none"}");
        }
    }

    private static NodePosition? PositionOf(NodeReading? reading)
        => reading?.Values.GetValueOrDefault(Track.Latitude) is { } latitude && reading.Values.GetValueOrDefault(Track.Longitude) is { } longitude
            ? new NodePosition(latitude, longitude)
            : null;

    private void CheckPeriod(Sighting[] beats)
    {
        string[] quantities = beats is [.., { Message.Reading: { } last }] ? [.. last.Values.Keys] : [];
        if (settings.HoldsBack(quantities))
        {
            report.Skip("period is kept", "a deadband is set: unchanged values are not sent");
            return;
        }

        double[] periods = [.. beats.Zip(beats.Skip(1), static (one, next) => (next.At - one.At).TotalSeconds)];
        double tolerance = (_interval * ToleranceShare) + ToleranceSeconds;

        // A message that was delayed on its way may still have been measured in time: then the node's own clock counts, in whole seconds.
        double[] told = [.. beats.Select(static one => one.Json?.Whole("up")).OfType<long>().Select(static up => (double)up)];
        double[] measured = [.. told.Zip(told.Skip(1), static (one, next) => next - one)];
        bool isKept = IsKept(periods, tolerance) || (told.Length == beats.Length && IsKept(measured, tolerance + 1));
        report.Add("period is kept", isKept,
            $"set {_interval} s, seen {string.Join(" ", periods.Select(static one => one.ToString("0.0", CultureInfo.InvariantCulture)))}");
    }

    private bool IsKept(double[] periods, double tolerance)
        => periods.Length > 0 && periods.All(one => one >= _interval - tolerance && one <= Math.Max(_interval, FastestSensorSeconds) + tolerance);

    // A node sends at the QoS that the broker supports, if that is lower than the setting.
    private void CheckQos(int[] seen)
    {
        long? set = settings.Body.Whole("qos");
        string less = set > node.BrokerQos ? $"; this broker has no QoS {set}" : "";
        report.Add("QoS is as set", seen.Length == 1 && seen[0] == (less.Length > 0 ? node.BrokerQos : set),
            $"set {set}, seen {string.Join(", ", seen)}{less}");
    }

    private async Task CheckRetained(Sighting[] live, CancellationToken cancel)
    {
        string[] leaves = [.. live.Select(static one => one.Leaf).Distinct()];
        bool isSet = settings.Body.Flag("retain") == true;
        string[] kept = leaves.Length == 0 ? []
            : [.. (await node.AskKept(cancel, leaves)).Where(static one => one.Arrival.Retained)
            .Where(one => isSet || IsFresh(one, live)).Select(static one => one.Leaf)];
        report.Add("readings are retained as set", leaves.Length > 0 && (isSet ? leaves.All(kept.Contains) : kept.Length == 0),
            $"set {(isSet ? "retained" : "not retained")}, kept: {(kept.Length == 0 ? "none" : string.Join(", ", kept))}");
    }

    // A message that was retained before the setting changed is not the node's fault.
    private static bool IsFresh(Sighting kept, Sighting[] live) =>
        kept.Leaf == NodeTopics.Reading && live.Any(one => one.Leaf == kept.Leaf && one.Arrival.Payload.AsSpan().SequenceEqual(kept.Arrival.Payload));
}
