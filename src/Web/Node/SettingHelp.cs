using System.Text.RegularExpressions;

namespace Web.Node;

/// <summary>Unit and meaning of each setting, as the firmware's table says them beside its definitions.</summary>
internal static partial class SettingHelp
{
    private static readonly Dictionary<string, (string Unit, string Meaning)> All = Read();

    /// <summary>Unit and meaning of a setting; those of a quantity stand under the word before its name. Empty where nothing is said.</summary>
    internal static (string Unit, string Meaning) Of(string key) =>
        All.TryGetValue(key, out (string Unit, string Meaning) said) || All.TryGetValue(key[..(key.IndexOf('_') + 1)], out said) ? said : ("", "");

    private static Dictionary<string, (string Unit, string Meaning)> Read()
    {
        using StreamReader table = new(typeof(SettingHelp).Assembly.GetManifestResourceStream("SettingsTable.cs")!);
        return Line().Matches(table.ReadToEnd()).ToDictionary(
            static line => line.Groups["key"].Value,
            static line => (line.Groups["unit"].Value.Trim(), line.Groups["meaning"].Value.Trim().Replace("`", "")));
    }

    [GeneratedRegex("""SettingDefinition\.\w+\(\s*"(?<key>\w+)".*?\); // (?<unit>[^|\n]*)\| (?<meaning>[^\n]*)""")]
    private static partial Regex Line();
}
