using System.Text.RegularExpressions;

namespace Web.Node;

/// <summary>Unit and meaning of each setting, from the firmware's table of settings.</summary>
internal static partial class SettingHelp
{
    private static readonly Dictionary<string, (string Unit, string Meaning)> All = Read();

    /// <summary>Unit and meaning of a setting; those of a quantity are found under the prefix before its name. Empty if there is none.</summary>
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
