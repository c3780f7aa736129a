using System.IO.Enumeration;

namespace Station.Contract;

/// <summary>A place with <c>*</c> for any characters and <c>?</c> for one: it stands for every node whose place it matches.</summary>
internal static class PlacePattern
{
    /// <summary>Whether a text is a pattern rather than a place.</summary>
    internal static bool IsPattern(string text) => text.AsSpan().ContainsAny('*', '?');

    /// <summary>Whether a text can be a pattern of places: 1 to 64 of a-z 0-9 - _ * ?, with a * or ? among them.</summary>
    internal static bool IsValid(string text) => IsPattern(text) && text.Length <= 64
        && text.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_' or '*' or '?');

    /// <summary>Whether a place matches.</summary>
    internal static bool Matches(string pattern, string place) => FileSystemName.MatchesSimpleExpression(pattern, place, ignoreCase: false);
}
