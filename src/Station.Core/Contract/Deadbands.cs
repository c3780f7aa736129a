using System.Text.Json;

namespace Station.Contract;

/// <summary>Whether the settings of a node hold back samples that say nothing new.</summary>
internal static class Deadbands
{
    /// <summary>A node sends every sample as long as one quantity that it measures has no deadband.</summary>
    /// <param name="settings">In force.</param>
    /// <param name="quantities">What it measures; with none known, any deadband counts.</param>
    internal static bool HoldBack(JsonElement settings, IReadOnlyCollection<string> quantities) => quantities.Count > 0
        ? quantities.All(quantity => settings.Number("deadband_" + quantity) > 0)
        : settings.EnumerateObject().Any(static one => one.Name.StartsWith("deadband", StringComparison.Ordinal) && JsonText.Number(one.Value) > 0);
}
