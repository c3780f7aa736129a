using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Firmware.Core;

namespace VirtualDevice.Tests.Core;

/// <summary>What a valid value is, said once more in other words than the core's.</summary>
internal static partial class SettingsRules
{
    /// <summary>The key of the first setting whose value is not valid; null when all are.</summary>
    internal static string? FirstBroken(Settings settings)
    {
        for (int setting = 0; setting < Setting.Count; setting++)
        {
            SettingDefinition definition = SettingsTable.Get(setting);
            bool valid = definition.IsText
                ? IsText(definition, settings.Text(setting))
                : (definition.IsOptional && settings.Number(setting) == Setting.Unset)
                    || (settings.Number(setting) >= definition.Minimum && settings.Number(setting) <= definition.Maximum);
            if (!valid)
            {
                return definition.Key;
            }
        }

        return FirstCrossed(settings);
    }

    /// <summary>The key of the first lower limit that is above its upper one; null when there is none.</summary>
    internal static string? FirstCrossed(Settings settings) => Enumerable.Range(0, Quantity.Count)
        .Where(quantity => settings.Number(Setting.LowerLimit + quantity) is var low and not Setting.Unset
            && settings.Number(Setting.UpperLimit + quantity) is var high and not Setting.Unset && low > high)
        .Select(static quantity => SettingsTable.Get(Setting.LowerLimit + quantity).Key).FirstOrDefault();

    /// <summary>Whether a text is valid for a setting.</summary>
    internal static bool IsText(SettingDefinition definition, string text)
    {
        int bytes = Encoding.UTF8.GetByteCount(text);
        return bytes >= definition.Minimum && bytes <= definition.Maximum && Follows(definition.Rule, text);
    }

    /// <summary>Whether the characters of a text are allowed.</summary>
    internal static bool Follows(TextRule rule, string text) => rule switch
    {
        TextRule.Level => Level().IsMatch(text) && text is not ("all" or "chat"),
        TextRule.Levels => text.Length == 0 || Levels().IsMatch(text),
        TextRule.Host => text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_'),
        TextRule.Hosts => text.Length == 0 || text.Split(',').All(IsBroker),
        _ => text.All(letter => letter is >= ' ' and not '\u007F'),
    };

    private static bool IsBroker(string text) => text.StartsWith('[') ? IsBracketed(text) : Host().IsMatch(text)
        && (text.Count(letter => letter == ':') != 1
            || (int.TryParse(text.Split(':')[1], NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port is > 0 and <= 65535 && text[0] != ':'));

    private static bool IsBracketed(string text) => Bracketed().Match(text) is { Success: true } match
        && match.Groups[1].Value.Count(letter => letter == ':') >= 2
        && (match.Groups[2].Value.Length == 0
            || (int.TryParse(match.Groups[2].Value[1..], NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port is > 0 and <= 65535));

    [GeneratedRegex("^\\[([A-Za-z0-9._:-]*)\\](:.*)?\\z")]
    private static partial Regex Bracketed();

    [GeneratedRegex("^[a-z0-9_-]*\\z")]
    private static partial Regex Level();

    [GeneratedRegex("^[a-z0-9_-]+(/[a-z0-9_-]+)*\\z")]
    private static partial Regex Levels();

    [GeneratedRegex("^[A-Za-z0-9._:-]+\\z")]
    private static partial Regex Host();
}
