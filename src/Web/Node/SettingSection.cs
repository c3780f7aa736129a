using System.Text.Json;
using Firmware.Core;

namespace Web.Node;

/// <summary>Settings under one heading.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Hint">A note on all of them; may be empty.</param>
/// <param name="Fields">The settings.</param>
internal sealed record SettingSection(string Title, string Hint, IReadOnlyList<SettingField> Fields)
{
    private const string Careful = "These can cut a node off: it tries them for a minute, and comes back to the old ones if they do not hold.";

    private static readonly string[] Others =
        [.. new[] { Setting.Place, Setting.Discovery, Setting.DiscoveryPrefix }.Select(static one => SettingsTable.Get(one).Key)];

    /// <summary>Every setting of the table that the node has, under its heading.</summary>
    /// <param name="settings">In force.</param>
    internal static IReadOnlyList<SettingSection> Of(JsonElement settings)
    {
        SettingField[] all = [.. Enumerable.Range(0, Setting.Count).Select(SettingsTable.Get)
            .Where(one => one.Exists && (one.Kind == SettingKind.Secret || settings.TryGetProperty(one.Key, out _)))
            .Select(static one => new SettingField(one))];
        foreach (SettingField field in all)
        {
            field.Update(settings);
        }

        SettingSection[] sections =
        [
            new("Readings", "", [.. all.Where(static one => !one.IsOfQuantity && !one.NeedsTrial && !Others.Contains(one.Key))]),
            new("Quantities", "Limits, corrections and the smallest change that is sent.", [.. all.Where(static one => one.IsOfQuantity)]),
            new("Name and Home Assistant", "", [.. all.Where(static one => Others.Contains(one.Key))]),
            new("Connection", Careful, [.. all.Where(static one => one.NeedsTrial)]),
        ];
        return [.. sections.Where(static one => one.Fields.Count > 0)];
    }
}
