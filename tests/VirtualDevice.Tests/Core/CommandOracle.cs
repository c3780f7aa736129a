using System.Text;
using System.Text.Json;
using Firmware.Core;

namespace VirtualDevice.Tests.Core;

/// <summary>Decides independently of the core's parser whether a command is to be taken.</summary>
internal static class CommandOracle
{
    private static readonly string[] Words = ["read", "restart", "identify", "forget", "reset", "stay"];

    /// <summary>Whether a message is to be taken, retained or not.</summary>
    internal static bool Takes(byte[] message, string nodeId)
    {
        if (message.Length > SettingsParser.MaxBytes || JsonOracle.Members(message) is not { } members
            || members.DistinctBy(member => member.Key).Count() != members.Count
            || members.Any(member => member.Kind != (member.Key == "for" ? JsonTokenType.Number : JsonTokenType.String)))
        {
            return false;
        }

        Dictionary<string, string> texts = members.ToDictionary(member => member.Key, member => member.Text);
        bool known = texts.Keys.All(key => key is "id" or "do" or "confirm" or "for");
        bool id = !texts.TryGetValue("id", out string? text)
            || (Encoding.UTF8.GetByteCount(text) <= MessageParser.MaxIdBytes && SettingsRules.Follows(TextRule.Any, text));
        bool word = texts.TryGetValue("do", out string? command) && Words.Contains(command);
        bool confirmed = command is not ("forget" or "reset") || (texts.TryGetValue("confirm", out string? confirm) && confirm == nodeId);
        JsonMember? duration = members.Find(member => member.Key == "for");
        bool timed = (command == "stay") == duration is not null
            && (duration is null || (duration.Number(0) is { } seconds && seconds >= 1 && seconds <= 86400));
        return known && id && word && confirmed && timed;
    }
}
