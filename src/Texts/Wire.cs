using Firmware.Core;

namespace Texts;

/// <summary>The way back from the words of the contract to its values. Null for a word that is not known: the node may be newer.</summary>
public static class Wire
{
    private static readonly Dictionary<string, LinkReason> Reasons = ByWord<LinkReason>(Words.Of);
    private static readonly Dictionary<string, ConfigError> Errors = ByWord<ConfigError>(Words.Of);
    private static readonly Dictionary<string, Quality> Qualities = ByWord<Quality>(Words.Of);

    /// <summary>The reason for having no link.</summary>
    public static LinkReason? Reason(string word) => Reasons.TryGetValue(word, out LinkReason reason) ? reason : null;

    /// <summary>The error.</summary>
    public static ConfigError? Error(string word) => Errors.TryGetValue(word, out ConfigError error) ? error : null;

    /// <summary>What a reading is worth.</summary>
    public static Quality? Quality(string word) => Qualities.TryGetValue(word, out Quality quality) ? quality : null;

    private static Dictionary<string, T> ByWord<T>(Func<T, string> word)
        where T : struct, Enum
        => Enum.GetValues<T>().ToDictionary(word, StringComparer.Ordinal);
}
