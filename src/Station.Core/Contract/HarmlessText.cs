using System.Globalization;
using System.Text;

namespace Station.Contract;

/// <summary>Sanitises foreign text for a terminal: it must not move the cursor, change colours or reverse the order of letters.</summary>
internal static class HarmlessText
{
    /// <summary>U+2400 and the following are pictures of the control characters.</summary>
    private const char FirstPicture = '\u2400';
    private const char DeletePicture = '\u2421';
    private const char Replacement = '\uFFFD';

    /// <summary>Shows control and formatting characters instead of obeying them.</summary>
    internal static string Show(string text, int longest = int.MaxValue)
    {
        StringBuilder shown = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (shown.Length >= longest)
            {
                return shown.Append('…').ToString();
            }

            shown.Append(IsHarmful(rune) ? Picture(rune).ToString() : rune.ToString());
        }

        return shown.ToString();
    }

    // Format characters include the ones that reverse the order of letters. The joiner keeps composed pictures together and is harmless.
    private static bool IsHarmful(Rune rune) => rune.Value != 0x200D && Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static char Picture(Rune rune) => rune.Value switch
    {
        '\t' => ' ',
        < 0x20 => (char)(FirstPicture + rune.Value),
        0x7F => DeletePicture,
        _ => Replacement,
    };
}
