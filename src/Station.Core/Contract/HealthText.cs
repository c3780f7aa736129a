using System.Globalization;
using System.Text.Json;
using Firmware.Core;
using Texts;

namespace Station.Contract;

/// <summary>What a node's health message says, in words.</summary>
internal static class HealthText
{
    private const int LongestWord = 64;

    // Counters that are 0 on a node that is well.
    private static readonly Quality[] Faults = [.. Enum.GetValues<Quality>().Where(static one => one != Quality.Ok)];

    /// <summary>The problems in a few words each: <c>3 dropped</c>, <c>2 checksum</c>. Empty for a healthy node.</summary>
    internal static IEnumerable<string> Troubles(JsonElement health)
    {
        if (health.Number("dropped") is > 0 and { } dropped)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{dropped} dropped");
        }

        foreach (string fault in Faults.Select(Words.Of))
        {
            if (health.Number(fault) is > 0 and { } count)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"{count} {fault}");
            }
        }
    }

    /// <summary>All of it, as name and text.</summary>
    internal static IEnumerable<(string Name, string Text)> Lines(JsonElement health)
    {
        string[] troubles = [.. Troubles(health)];
        yield return ("health", troubles.Length == 0 ? "well: no sample failed, no reading was dropped" : "since it started: " + string.Join(", ", troubles));
        yield return ("node", Join(Word(health, "id"), Word(health, "board"), Word(health, "version") is { } version ? "version " + version : null));
        yield return ("running", Join(Duration(health, "up"), Before(health.Text("before"))));
        yield return ("link", Join(
            Word(health, "broker"),
            health.Whole("qos") is { } qos ? $"readings at QoS {qos}" : null,
            health.Whole("connects") is { } connects ? connects == 1 ? "connected once" : $"connected {connects} times" : null,
            Duration(health, "downtime") is { } down ? $"{down} without a link" : null,
            Reason(health.Text("reason"))));
        yield return ("outbox", health.Whole("outbox") is { } waiting ? waiting == 0 ? "nothing waits" : $"{waiting} readings wait for the link" : "");
        yield return ("memory", Memory(health.Whole("free")));
        yield return ("trouble", Join(
            health.Flag("slot_was_bad") == true ? "its stored settings were damaged, and the copy before them is used" : null,
            health.Flag("deployed_refused") == true ? "settings that were flashed were refused" : null));
    }

    // A desktop says the largest number there is.
    private static string Memory(long? free) => free is > 0 and < int.MaxValue and { } bytes
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes:N0} bytes free")
        : "";

    private static string? Reason(string? word) => word is not null && Wire.Reason(word) is { } reason and not LinkReason.None
        ? "the last time because " + LinkReasonText.Of(reason)
        : null;

    private static string Before(string? word) => word switch
    {
        "power" => "since it was switched on",
        "left" => "since it had left in order",
        "restart" => "since it was told to restart",
        "stuck" => "since the watchdog restarted it: it had hung",
        "failed" => "since it failed and started again",
        "clock" => "since it restarted by itself after 400 days",
        null => "",
        _ => "after: " + HarmlessText.Show(word, LongestWord),
    };

    private static string? Word(JsonElement health, string key) => health.Text(key) is { Length: > 0 } word ? HarmlessText.Show(word, LongestWord) : null;

    private static string? Duration(JsonElement health, string key) => health.Number(key) is >= 0 and { } seconds ? DurationText.Of(seconds) : null;

    private static string Join(params string?[] parts) => string.Join(", ", parts.Where(static one => !string.IsNullOrEmpty(one)));
}
