using System.Text.Json;

namespace Station.Contract;

/// <summary>Settings as a person reads them: with their unit, and texts without quotes.</summary>
internal static class SettingText
{
    private const int Longest = 200;

    /// <summary>A secret, of which nodes only publish whether it is set.</summary>
    private const string Secret = "password";

    private static readonly string[] Seconds = ["interval", "health", "heartbeat", "keepalive", "sleep"];

    /// <summary>The value of a setting.</summary>
    /// <param name="key">For instance interval.</param>
    /// <param name="value">As it was published.</param>
    internal static string Of(string key, JsonElement value) => HarmlessText.Show(
        value.ValueKind switch
        {
            JsonValueKind.Number => Unit(key) is { Length: > 0 } unit ? $"{value.GetRawText()} {unit}" : value.GetRawText(),
            JsonValueKind.String => value.GetString() is { Length: > 0 } text ? text : "(empty)",
            JsonValueKind.Null => "not set",
            JsonValueKind.True or JsonValueKind.False when key == Secret => value.ValueKind == JsonValueKind.True ? "set" : "not set",
            JsonValueKind.True => "yes",
            JsonValueKind.False => "no",
            _ => value.GetRawText(),
        },
        Longest);

    // A setting of a quantity has the quantity's unit: deadband_humidity, min_temperature.
    private static string Unit(string key)
    {
        int underscore = key.IndexOf('_');
        return Seconds.Contains(key) ? "s" : key == "altitude" ? "m" : underscore < 0 ? "" : Quantities.Unit(key[(underscore + 1)..]);
    }
}
