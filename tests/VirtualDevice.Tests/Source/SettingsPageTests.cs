using System.Globalization;
using System.Text.RegularExpressions;
using Firmware.Core;
using Kit;

namespace VirtualDevice.Tests.Source;

/// <summary>The table of settings in docs/settings.md is the one of the core.</summary>
[TestClass]
public sealed partial class SettingsPageTests
{
    private const string Heading = "Settings";
    private const int HeaderLines = 2;

    [TestMethod]
    public void The_page_of_settings_shows_the_table()
    {
        string[] expected = ["| setting | meaning | default | range |", "|---|---|---|---|", .. Shown.Select(Row)];

        string[] actual = TableOf(File.ReadAllLines(Path.Combine(Repository.Root, "docs", "settings.md")));

        string shown = string.Join('\n', expected);

        Assert.AreEqual(
            string.Join('\n', expected.Skip(HeaderLines)), string.Join('\n', actual.Skip(HeaderLines)), $"The table under '{Heading}' is to be:\n\n{shown}\n");
    }

    [TestMethod]
    public void Every_setting_has_a_meaning_in_the_source()
    {
        IEnumerable<string> keys = Enumerable.Range(0, Setting.Count).Select(setting => SettingsTable.Get(setting).Key);

        Assert.IsEmpty(keys.Where(key => !Meanings().ContainsKey(key) && !Meanings().ContainsKey(key[..(key.IndexOf('_') + 1)])));
    }

    // The first table under the heading.
    private static string[] TableOf(string[] page)
        => [.. page.SkipWhile(line => line.TrimStart('#').Trim() != Heading || line[0] != '#')
            .Skip(1)
            .TakeWhile(line => !line.StartsWith('#'))
            .SkipWhile(line => !line.StartsWith('|'))
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.TrimEnd())];

    // Those of quantities have one line for all of them: the range of each is in docs/sensors.md.
    private static IEnumerable<int> Shown => Enumerable.Range(0, Setting.Count).Where(setting => SettingsTable.QuantityOf(setting) <= 0);

    private static string Row(int setting)
    {
        SettingDefinition definition = SettingsTable.Get(setting);
        if (SettingsTable.QuantityOf(setting) == 0)
        {
            string kind = definition.Key[..(definition.Key.IndexOf('_') + 1)];
            return $"| `{kind}<quantity>` | {Meanings()[kind].Meaning} | {(definition.IsOptional ? "empty" : "0")} | [by quantity](sensors.md#quantities) |";
        }

        (string unit, string meaning) = Meanings()[definition.Key];
        string trial = definition.NeedsTrial ? "; *trial*" : "";
        return $"| `{definition.Key}` | {meaning}{(unit.Length > 0 ? $" ({unit})" : "")}{trial} | {Default(definition)} | {Range(definition)} |";
    }

    private static Dictionary<string, (string Unit, string Meaning)> Meanings()
    {
        string source = File.ReadAllText(Path.Combine(Repository.Root, "src", "Firmware.Core", "Settings", "SettingsTable.cs"));
        return Line().Matches(source).ToDictionary(match => match.Groups[1].Value, match => (match.Groups[2].Value.Trim(), match.Groups[3].Value.Trim()));
    }

    private static string Default(SettingDefinition definition) => definition.Kind switch
    {
        _ when definition.IsOptional => "empty",
        SettingKind.Flag => definition.Default == 1 ? "`true`" : "`false`",
        SettingKind.Choice => $"`{definition.Choices[definition.Default]}`",
        SettingKind.Whole or SettingKind.Scaled => Number(definition, definition.Default),
        _ => definition.DefaultText.Length == 0 ? "empty" : $"`{definition.DefaultText}`",
    };

    private static string Range(SettingDefinition definition) => definition.Kind switch
    {
        SettingKind.Flag => "`true`, `false`",
        SettingKind.Choice => string.Join(", ", definition.Choices.Select(choice => $"`{choice}`")),
        SettingKind.Whole or SettingKind.Scaled => $"{Number(definition, definition.Minimum)} to {Number(definition, definition.Maximum)}",
        _ => $"{definition.Minimum} to {definition.Maximum} {Characters(definition.Rule)}",
    };

    private static string Number(SettingDefinition definition, int value)
        => (value / (decimal)Math.Pow(10, definition.Decimals)).ToString("F" + definition.Decimals, CultureInfo.InvariantCulture);

    private static string Characters(TextRule rule) => rule switch
    {
        TextRule.Level => "of a-z 0-9 - _, but not `all` or `chat`",
        TextRule.Levels => "of a-z 0-9 - _ with / between",
        TextRule.Host => "of A-Z a-z 0-9 . - _",
        TextRule.Hosts => "of A-Z a-z 0-9 . - _ : , [ ]",
        _ => "bytes of UTF-8",
    };

    // SettingDefinition.Whole("interval", 60, 1, 86400); // s | between samples
    [GeneratedRegex("SettingDefinition\\.\\w+\\(\\s*\"(\\w+)\".*\\);? // ?([^|\\n]*)\\|(.*)")]
    private static partial Regex Line();
}
