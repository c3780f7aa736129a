using System.Text;
using Firmware.Core;

namespace Texts;

/// <summary>What every program takes for <c>--root</c>: what the setting <c>root</c> of a node takes.</summary>
public static class RootOption
{
    /// <summary>What is wrong with a root, for a person; null if nothing is.</summary>
    public static string? Complaint(string root)
    {
        SettingDefinition row = SettingsTable.Get(Setting.Root);
        byte[] utf8 = Encoding.UTF8.GetBytes(root);
        return utf8.Length >= row.Minimum && utf8.Length <= row.Maximum && TextRules.Allow(row.Rule, utf8, 0, utf8.Length)
            ? null
            : $"--root must be {row.Minimum} to {row.Maximum} of a-z 0-9 - _ with single slashes between, not '{root}'.";
    }
}
