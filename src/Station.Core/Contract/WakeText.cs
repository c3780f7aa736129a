using System.Text.Json;

namespace Station.Contract;

/// <summary>When a node that sleeps is there again, from what it said of itself when it was last awake.</summary>
internal static class WakeText
{
    /// <summary>For a person: <c>in about 8 min</c>; null when the node does not say, or should have been there.</summary>
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

        // Health is not told at each contact: those since then have passed.
        double left = (next - now).TotalSeconds;
        left = left >= 0 ? left : every - (-left % every);
        return left <= every ? $"in about {DurationText.Of(Math.Ceiling(left))}" : null;
    }
}
