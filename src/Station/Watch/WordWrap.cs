using System.Text.RegularExpressions;

namespace Station.Watch;

/// <summary>Breaks lines between words to fit a terminal. What follows stands below the text of the last column, where lines are aligned.</summary>
internal static partial class WordWrap
{
    /// <summary>The lines that a line becomes: itself where it fits.</summary>
    /// <param name="line">Plain, harmless text.</param>
    /// <param name="width">Columns of the terminal.</param>
    internal static IEnumerable<string> Lines(string line, int width)
    {
        string indent = new(' ', Indent(line, width));
        string rest = line;
        while (TablePicture.Width(rest) > width)
        {
            int end = End(rest, width);
            int blank = rest.LastIndexOf(' ', end);
            bool isWord = blank <= indent.Length || rest[..blank].Trim().Length == 0;
            int at = isWord ? end : blank;
            yield return rest[..at].TrimEnd();
            rest = indent + rest[at..].TrimStart();
        }

        yield return rest;
    }

    // How many characters fit, one at least behind the indentation.
    private static int End(string text, int width)
    {
        int end = text.Length - text.TrimStart().Length + 1;
        while (end < text.Length && TablePicture.Width(text[..(end + 1)]) <= width)
        {
            end++;
        }

        return end < text.Length && char.IsLowSurrogate(text[end]) ? end + 1 : end;
    }

    private static int Indent(string line, int width)
    {
        Match column = Column().Match(line);
        int leading = line.Length - line.TrimStart().Length;
        int indent = column.Success ? column.Length : leading;
        return indent <= width / 2 ? indent : Math.Min(leading, width / 2);
    }

    // Up to the text of the last column: columns are two blanks apart, and only the first of a line may hold any words.
    [GeneratedRegex(@"^\s*(\S+( \S+)*\s{2,})?(?=\S)")]
    private static partial Regex Column();
}
