using Firmware.Core;
using Station.Contract;

namespace Station.Check;

/// <summary>Checks that a node reports exactly the limits that its readings exceed. Only listens.</summary>
internal static class AlarmChecks
{
    /// <summary>Runs after some readings have come.</summary>
    internal static async Task Run(NodeUnderTest node, CheckReport report, NodeSettings settings, CancellationToken cancel)
    {
        NodeReading[] readings = [.. node.Sightings.Where(static one => one.Leaf == NodeTopics.Reading && !one.Arrival.Retained)
            .Select(static one => one.Message.Reading).OfType<NodeReading>().TakeLast(2)];
        Sighting? kept = (await node.AskKept(cancel, NodeTopics.Alarm)).LastOrDefault();
        if (!settings.HasLimits && kept is null)
        {
            report.Skip("alarms", "no limit is set");
            return;
        }

        string[] errors = kept is null ? ["nothing is retained"] : Errors(kept);
        report.Add("alarm is a valid retained list", errors.Length == 0, errors.Length > 0 ? string.Join("; ", errors) : kept!.Arrival.Text);
        IReadOnlyList<NodeAlarm> alarms = kept?.Message.Alarms ?? [];
        string count = alarms.Count == 1 ? "1 alarm" : $"{alarms.Count} alarms";
        NodeAlarm? odd = alarms.FirstOrDefault(one => !HasLimit(one, settings));
        report.Add("alarms are of limits that are set", odd is null, odd is null ? count : $"{odd.Quantity} {odd.Kind} without such a limit");
        if (readings.Length == 2 && !settings.HoldsBack([.. readings[^1].Values.Keys]))
        {
            string[] wrong = [.. readings[^1].Values.Keys.Select(quantity => Wrong(quantity, readings, settings, alarms)).OfType<string>()];
            report.Add("alarms are what the readings say", wrong.Length == 0, wrong.Length > 0 ? string.Join("; ", wrong) : count);
        }
    }

    private static string[] Errors(Sighting kept) => kept.Message.Problem is { } problem
        ? [problem]
        : [.. ContractSchema.Alarm.Validate(CheckedJson.List(kept.Arrival.Payload, out _)!.Value)];

    private static bool HasLimit(NodeAlarm alarm, NodeSettings settings) => (alarm.Kind, settings.LimitsOf(alarm.Quantity)) switch
    {
        ("high", (_, { })) or ("low", ({ }, _)) => true,
        ("unknown", var (low, high)) => low is not null || high is not null,
        _ => false,
    };

    // Both readings must agree: the list may date from before or after either of them.
    private static string? Wrong(string quantity, NodeReading[] readings, NodeSettings settings, IReadOnlyList<NodeAlarm> alarms)
    {
        (double? low, double? high) = settings.LimitsOf(quantity);
        double?[] values = [.. readings.Select(one => one.Values.GetValueOrDefault(quantity))];
        string? told = alarms.FirstOrDefault(one => one.Quantity == quantity)?.Kind;
        double back = Hysteresis(quantity);
        string? should = values.All(one => one > high) ? "high"
            : values.All(one => one < low) ? "low"
            : values.All(one => one is null) && (low ?? high) is not null ? "unknown"
            : values.All(one => !(one > high - back) && !(one < low + back) && one is not null) ? "well"
            : null;
        return should is null || should == (told ?? "well") ? null : $"{quantity} {Text(values[^1])} is {should}, told is {told ?? "well"}";
    }

    private static string Text(double? value) => value is { } number ? PlainNumber.Format(number) : "null";

    private static double Hysteresis(string quantity) => Enumerable.Range(0, Quantity.Count).Select(QuantityTable.Get)
        .Where(one => one.Name == quantity).Select(static one => one.Hysteresis / Math.Pow(10, one.Decimals)).FirstOrDefault();
}
