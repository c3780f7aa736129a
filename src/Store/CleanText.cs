using System.Text;

namespace Store;

/// <summary>Texts of others as every database takes them.</summary>
internal static class CleanText
{
    private const char Replacement = '\uFFFD';

    /// <summary>PostgreSQL refuses U+0000, and no database can keep half a character. Both become the sign for it.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="longest">Characters to keep.</param>
    internal static string Of(string text, int longest)
    {
        text = text.Length > longest ? text[..longest] : text;
        bool isClean = !text.Contains('\0') && !text.Any(char.IsSurrogate);
        if (isClean)
        {
            return text;
        }

        StringBuilder clean = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            clean.Append(rune.Value == 0 ? Rune.ReplacementChar : rune);
        }

        return clean.Replace('\0', Replacement).ToString();
    }
}
