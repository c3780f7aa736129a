using System.Globalization;
using System.Text.Json;
using Firmware.Core;
using Station.Contract;
using Texts;

namespace Web.Node;

/// <summary>Describes the fields of a health message.</summary>
internal static class HealthWords
{
    private const int LongestValue = 160;

    private static readonly Dictionary<string, (string Title, string Meaning)> Known = new(StringComparer.Ordinal)
    {
        ["id"] = ("Id", "client id of the node; forget and reset want it"),
        ["board"] = ("Board", "the board it was built for"),
        ["version"] = ("Firmware", "version of its firmware"),
        ["up"] = ("Up", "since it started"),
        ["session"] = ("Run", "names this run; grows by one at each start"),
        ["before"] = ("The run before", "how it ended"),
        ["free"] = ("Free memory", "of the managed heap"),
        ["native"] = ("Largest native block", "what TLS and the network can take at once"),
        ["connects"] = ("Connections", "to the broker, since it started; more than one means that it was cut off"),
        ["downtime"] = ("Without a broker", "since it started"),
        ["broker"] = ("Broker", "the one in use"),
        ["qos"] = ("QoS of readings", "in use; a broker may grant less than was set"),
        ["announced"] = ("Home Assistant", "whether its announcement stands at the broker"),
        ["reason"] = ("Last reason to wait", "why it had to wait for the broker last"),
        ["outbox"] = ("Outbox", "readings that wait for the broker"),
        ["dropped"] = ("Dropped", "readings that gave way because the outbox was full"),
        ["quality"] = ("Sensor", "ok, or why there is no value"),
        ["slot"] = ("Settings slot", "which of the two copies of the settings is in use"),
        ["slot_was_bad"] = ("A slot was bad", "whether a copy of the settings could not be read at the start"),
        ["deployed_refused"] = ("Deployed settings refused", "whether settings.json had something in it that the node does not take"),
        ["next"] = ("Back at", "when a node that sleeps speaks next"),
        ["next_in"] = ("Back in", "until a node that sleeps speaks next"),
        [Words.Of(Quality.Timeout)] = ("Sensor did not answer", "times since the start"),
        [Words.Of(Quality.Range)] = ("Value out of range", "times since the start"),
        [Words.Of(Quality.NoMemory)] = ("No memory to read", "times since the start"),
    };

    /// <summary>Whether a field that is 0 on a healthy node is not.</summary>
    internal static bool IsTrouble(string key, JsonElement value) =>
        key is "dropped" || Enum.GetValues<Quality>().Any(one => one != Quality.Ok && Words.Of(one) == key)
            ? value.ValueKind == JsonValueKind.Number && value.GetDouble() > 0
        : key is "slot_was_bad" or "deployed_refused" ? value.ValueKind == JsonValueKind.True
        : key == "quality" && value.ValueKind == JsonValueKind.String && !value.ValueEquals(Words.Ok);

    /// <summary>The title of a field.</summary>
    internal static string Title(string key) => Known.TryGetValue(key, out (string Title, string Meaning) known) ? known.Title : HarmlessText.Show(key, 40);

    /// <summary>What it means.</summary>
    internal static string Meaning(string key) => Known.TryGetValue(key, out (string Title, string Meaning) known) ? known.Meaning
        : Enum.GetValues<Quality>().Any(one => Words.Of(one) == key) ? "readings that failed for this reason since the start" : "";

    /// <summary>Its value with its unit.</summary>
    internal static string Value(string key, JsonElement value) => key switch
    {
        "up" or "downtime" or "next_in" when value.ValueKind == JsonValueKind.Number => DurationText.Of(value.GetDouble()),
        "free" or "native" when value.ValueKind == JsonValueKind.Number => string.Create(CultureInfo.InvariantCulture, $"{value.GetDouble() / 1024:0.#} KB"),
        "reason" when value.ValueKind == JsonValueKind.String => HarmlessText.Show(LinkReasonText.Of(value.GetString() ?? ""), LongestValue),
        _ when value.ValueKind == JsonValueKind.String => HarmlessText.Show(value.GetString() ?? "", LongestValue),
        _ when value.ValueKind == JsonValueKind.True => "yes",
        _ when value.ValueKind == JsonValueKind.False => "no",
        _ when value.ValueKind == JsonValueKind.Null => "–",
        _ => HarmlessText.Show(value.GetRawText(), LongestValue),
    };
}
