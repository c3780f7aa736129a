using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Firmware.Core;

namespace Station.Chat;

/// <summary>The topics of one member of one room, and what is said on them.</summary>
internal sealed class RoomTopics(string root, string room, string name)
{
    /// <summary>Retained: is in the room.</summary>
    internal const string Here = "here";

    /// <summary>Not retained: leaves on purpose; <see cref="Gone"/> follows.</summary>
    internal const string Left = "left";

    /// <summary>Retained, and the last will: is not in the room.</summary>
    internal const string Gone = "gone";

    /// <summary><see cref="Here"/> as it is sent.</summary>
    internal static ReadOnlyMemory<byte> HereBytes { get; } = Encoding.UTF8.GetBytes(Here);

    /// <summary><see cref="Left"/> as it is sent.</summary>
    internal static ReadOnlyMemory<byte> LeftBytes { get; } = Encoding.UTF8.GetBytes(Left);

    /// <summary><see cref="Gone"/> as it is sent.</summary>
    internal static ReadOnlyMemory<byte> GoneBytes { get; } = Encoding.UTF8.GetBytes(Gone);

    private readonly string _whoBase = $"{root}/{Leaf.Chat}/{room}/who/";

    /// <summary>What is said.</summary>
    internal string Message { get; } = $"{root}/{Leaf.Chat}/{room}/message";

    /// <summary>Presence of this member.</summary>
    internal string Who => WhoIs(name);

    /// <summary>Presence of everybody.</summary>
    internal string EveryWho => _whoBase + "+";

    /// <summary>The same for the same member of the same room, so that the broker keeps what is missed. 21 characters: every broker takes 23.</summary>
    internal string ClientId { get; } = "chat-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{root}/{room}/{name}")), 0, 8);

    /// <summary>Presence of a member.</summary>
    internal string WhoIs(string member) => _whoBase + member;

    /// <summary>The name in a presence topic, or null when it is another topic.</summary>
    internal string? NameIn(string topic) => topic.StartsWith(_whoBase, StringComparison.Ordinal) ? topic[_whoBase.Length..] : null;

    /// <summary>What a room or a name may be, for a person.</summary>
    internal const string NameForm = "1 to 32 letters and digits, with blanks and - _ . ' between them";

    /// <summary>Whether a text can be a room or a name.</summary>
    internal static bool IsName(string text) => text.Length is > 0 and <= 32 && char.IsLetterOrDigit(text[0]) && text[^1] != ' '
        && text.All(static c => char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            || c is '-' or '_' or ' ' or '.' or '\'');
}
