using System.Numerics;
using System.Text;
using System.Text.Json;
using Firmware.Core;

namespace VirtualDevice.Tests.Core;

/// <summary>Decides independently of the core's parser whether a config message is to be taken.</summary>
internal static class SettingsOracle
{
    private static readonly Dictionary<string, (int Setting, SettingDefinition Row)> Definitions
        = Enumerable.Range(0, Setting.Count).Select(setting => (Setting: setting, Row: SettingsTable.Get(setting)))
            .Where(one => one.Row.Exists).ToDictionary(one => one.Row.Key);

    /// <summary>Whether a message is to be taken; null when either answer is allowed.</summary>
    /// <param name="message">The bytes.</param>
    /// <param name="node">Whom it is for.</param>
    internal static bool? Takes(byte[] message, FuzzNode node)
    {
        if (message.Length > SettingsParser.MaxBytes || JsonOracle.Members(message) is not { } members)
        {
            return false;
        }

        if (members.DistinctBy(member => member.Key).Count() != members.Count)
        {
            return false;
        }

        if (members.Any(member => member.IsOverlong))
        {
            return null;
        }

        bool valid = members.All(member => IsValid(member, node));
        return valid && !GivesSecretAway(members, node) && !CrossesLimits(members, node);
    }

    // Only after each value has been found valid.
    private static bool CrossesLimits(List<JsonMember> members, FuzzNode node)
    {
        Settings after = new();
        after.CopyFrom(node.Current);
        foreach (JsonMember member in members)
        {
            if (Definitions.TryGetValue(member.Key, out (int Setting, SettingDefinition Row) known) && known.Row.IsOptional)
            {
                BigInteger? number = member.Kind == JsonTokenType.Number ? member.Number(known.Row.Decimals) : null;
                after.SetNumber(known.Setting, number is { } value ? (int)value : Setting.Unset);
            }
        }

        return SettingsRules.FirstCrossed(after) is not null;
    }

    // A secret comes over TLS only, and what came over TLS is not sent without it later on.
    private static bool GivesSecretAway(List<JsonMember> members, FuzzNode node)
    {
        string? password = members.Find(member => member.Key == "password")?.Text;
        bool tls = members.Find(member => member.Key == "tls")?.Text is { } text ? text == "true" : node.Current.IsSet(Setting.Tls);
        return node.IsSecure ? !tls && (password ?? node.Current.Text(Setting.Password)).Length > 0 : password is not null;
    }

    private static bool IsValid(JsonMember member, FuzzNode node)
    {
        if (member.Key == "id")
        {
            return member.Kind == JsonTokenType.String && Encoding.UTF8.GetByteCount(member.Text) <= MessageParser.MaxIdBytes
                && SettingsRules.Follows(TextRule.Any, member.Text);
        }

        if (member.Key == "rev")
        {
            return member.Kind == JsonTokenType.Number && member.Number(0) == node.Revision;
        }

        return Definitions.TryGetValue(member.Key, out (int Setting, SettingDefinition Row) known) && node.Current.Has(known.Setting)
            && Fits(member, known.Row);
    }

    private static bool Fits(JsonMember member, SettingDefinition definition) => definition.Kind switch
    {
        SettingKind.Flag => member.Kind is JsonTokenType.True or JsonTokenType.False,
        SettingKind.Choice => member.Kind == JsonTokenType.String && definition.Choices.Contains(member.Text),
        SettingKind.Whole or SettingKind.Scaled => IsNumber(member, definition, definition.Decimals),
        _ => member.Kind == JsonTokenType.String && SettingsRules.IsText(definition, member.Text),
    };

    private static bool IsNumber(JsonMember member, SettingDefinition definition, int decimals)
        => (definition.IsOptional && (member.Kind == JsonTokenType.Null || (member.Kind == JsonTokenType.String && member.Text.Length == 0)))
            || (member.Kind == JsonTokenType.Number && member.Number(decimals) is BigInteger number
                && number >= definition.Minimum && number <= definition.Maximum);
}
