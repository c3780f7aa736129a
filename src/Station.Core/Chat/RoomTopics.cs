using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Firmware.Core;

namespace Station.Chat;

/// <summary>The topics of one member of one room, and the payloads on them.</summary>
internal sealed class RoomTopics(string root, string room, string name)
{
    /// <summary>Retained: the member is in the room.</summary>
    internal const string Here = "here";

    /// <summary>Not retained: the member leaves on purpose; <see cref="Gone"/> follows.</summary>
    internal const string Left = "left";

    /// <summary>Retained, and the last will: the member is not in the room.</summary>
    internal const string Gone = "gone";

    /// <summary><see cref="Here"/> as it is sent.</summary>
    internal static ReadOnlyMemory<byte> HereBytes { get; } = Encoding.UTF8.GetBytes(Here);

    /// <summary><see cref="Left"/> as it is sent.</summary>
    internal static ReadOnlyMemory<byte> LeftBytes { get; } = Encoding.UTF8.GetBytes(Left);

    /// <summary><see cref="Gone"/> as it is sent.</summary>
    internal static ReadOnlyMemory<byte> GoneBytes { get; } = Encoding.UTF8.GetBytes(Gone);

    private readonly string _whoBase = $"{root}/{Leaf.Chat}/{room}/who/";

    /// <summary>Topic of the messages.</summary>
    internal string Message { get; } = $"{root}/{Leaf.Chat}/{room}/message";

    /// <summary>Presence of this member.</summary>
    internal string Who => WhoIs(name);

    /// <summary>Presence of everybody.</summary>
    internal string EveryWho => _whoBase + "+";

    /// <summary>Client id: constant for a member of a room, so that the broker keeps missed messages. 21 characters: every broker takes 23.</summary>
    internal string ClientId { get; } = "chat-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{root}/{room}/{name}")), 0, 8);

    /// <summary>Presence of a member.</summary>
    internal string WhoIs(string member) => _whoBase + member;

    /// <summary>The name in a presence topic, or null for any other topic.</summary>
    internal string? NameIn(string topic) => topic.StartsWith(_whoBase, StringComparison.Ordinal) ? topic[_whoBase.Length..] : null;

    /// <summary>What a valid name of a room or member is, in words.</summary>
    internal const string NameForm = "1 to 32 letters and digits, with blanks and - _ . ' between them";

    /// <summary>Whether a text is a valid name of a room or member.</summary>
    internal static bool IsName(string text) => text.Length is > 0 and <= 32 && char.IsLetterOrDigit(text[0]) && text[^1] != ' '
        && text.All(static c => char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            || c is '-' or '_' or ' ' or '.' or '\'');
}
