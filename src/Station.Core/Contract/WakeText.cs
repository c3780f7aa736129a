using System.Text.Json;

namespace Station.Contract;

/// <summary>When a sleeping node wakes next, from what it published when last awake.</summary>
internal static class WakeText
{
    /// <summary>In words: <c>in about 8 min</c>; null if unknown or overdue.</summary>
    /// <param name="health">Its last health message.</param>
    /// <param name="now">By our clock.</param>
    internal static string? In(JsonElement? health, DateTimeOffset now)
    {
        if (health is not { } told || told.Number("next_in") is not (> 0 and { } every))
        {
            return null;
        }

        if (NodeReading.ParseTime(told.Text("next")) is not { } next)
        {
            return $"within {DurationText.Of(every)}";
        }

        // Health is not published at every wake: skip the wakes since then.
        double left = (next - now).TotalSeconds;
        left = left >= 0 ? left : every - (-left % every);
        return left <= every ? $"in about {DurationText.Of(Math.Ceiling(left))}" : null;
    }
}
