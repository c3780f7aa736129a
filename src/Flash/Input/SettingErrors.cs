using System.Globalization;
using System.Text;
using Firmware.Core;
using Texts;

namespace Flash.Input;

/// <summary>Says in words what the node's parser found wrong, and what is allowed.</summary>
internal static class SettingErrors
{
    /// <summary>One text for each error.</summary>
    public static IEnumerable<string> Explain(ConfigErrors errors)
    {
        for (int i = 0; i < Math.Min(errors.Count, ConfigErrors.Capacity); i++)
        {
            string what = errors.KeyOf(i) is { } key ? Encoding.UTF8.GetString(key) : $"byte {errors.PositionOf(i)}";
            yield return what + Explain(errors.ErrorOf(i), errors.SettingOf(i) is >= 0 and { } setting ? SettingsTable.Get(setting) : null);
        }

        if (errors.Count > ConfigErrors.Capacity)
        {
            yield return $"and {errors.Count - ConfigErrors.Capacity} more";
        }
    }

    private static string Explain(ConfigError error, SettingDefinition? setting) => error switch
    {
        ConfigError.Type when setting is not null => $" must be {Kind(setting)}",
        ConfigError.Range when setting is not null => " " + ErrorText.Of(error, $"{Limit(setting, setting.Minimum)} to {Limit(setting, setting.Maximum)}"),
        ConfigError.Length when setting is not null => $" must have {setting.Minimum} to {setting.Maximum} bytes of UTF-8",
        ConfigError.Choice when setting is not null => " " + ErrorText.Of(error, allowed: string.Join(", ", setting.Choices)),
        ConfigError.Characters => $" {ErrorText.Of(error)}{Allowed(setting?.Rule)}",
        ConfigError.Syntax => " is no JSON as the node reads it: no comments, no comma at the end",
        ConfigError.Unknown => ": " + ErrorText.Of(error),
        _ => " " + ErrorText.Of(error),
    };

    private static string Kind(SettingDefinition setting) => setting.Kind switch
    {
        SettingKind.Whole or SettingKind.Scaled => "a number",
        SettingKind.Flag => "true or false",
        _ => "a text",
    };

    private static string Limit(SettingDefinition setting, int value)
        => (value / Math.Pow(10, setting.Decimals)).ToString("F" + setting.Decimals, CultureInfo.InvariantCulture);

    private static string Allowed(TextRule? rule) => rule switch
    {
        TextRule.Level => ": a-z 0-9 - _ are, but not the words all and chat",
        TextRule.Levels => ": a-z 0-9 - _ are, with / between",
        TextRule.Host => ": A-Z a-z 0-9 . - _ are",
        TextRule.Hosts => ": A-Z a-z 0-9 . - _ are, with : before a port, [ ] around an IPv6 address and , between brokers",
        _ => "",
    };
}
