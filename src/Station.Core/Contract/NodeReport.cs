using System.Text.Json;

namespace Station.Contract;

/// <summary>What is known of one node, as aligned lines.</summary>
internal static class NodeReport
{
    private const int NameWidth = 10;
    private const int LongestStatus = 32;

    /// <summary>The lines.</summary>
    /// <param name="place">Of the node.</param>
    /// <param name="status">The payload of its status topic, or null.</param>
    /// <param name="reading">Its last values for a person, or null.</param>
    /// <param name="alarms">That last.</param>
    /// <param name="health">Its last health message, or null.</param>
    /// <param name="settings">In force, or null.</param>
    internal static IEnumerable<string> Lines(
        string place, string? status, string? reading, IReadOnlyList<NodeAlarm> alarms, JsonElement? health, NodeSettings? settings)
    {
        (string Name, string Text)[] lines = [.. health is { } told ? HealthText.Lines(told) : [("health", "not published")]];
        yield return $"{HarmlessText.Show(place, 64)}: {HarmlessText.Show(status ?? "status unknown", LongestStatus)}";
        yield return Line("reading", reading ?? "none is kept");
        foreach (NodeAlarm alarm in alarms)
        {
            string value = alarm.Value is { } number ? ", " + Quantities.Format(alarm.Quantity, number) : "";
            string since = alarm.Since is { } time ? ", since " + NodeReading.FormatTime(time) : "";
            yield return Line("alarm", HarmlessText.Show($"{alarm.Quantity} {alarm.Kind}{value}{since}", 100));
        }

        foreach ((string name, string text) in lines.Where(static one => one.Text.Length > 0))
        {
            yield return Line(name, text);
        }

        yield return Line("settings", settings is null ? "not published" : $"revision {settings.Revision?.ToString() ?? "unknown"}");
        JsonProperty[] all = [.. settings?.Body.Members().Where(static one => one.Name != "rev") ?? []];
        int width = all.Length == 0 ? 0 : Math.Min(32, all.Max(static one => one.Name.Length));
        foreach (JsonProperty one in all)
        {
            yield return $"    {HarmlessText.Show(one.Name, 32).PadRight(width)}  {SettingText.Of(one.Name, one.Value)}";
        }
    }

    /// <summary>A line of it.</summary>
    internal static string Line(string name, string text) => $"  {name.PadRight(NameWidth)}  {text}";
}
