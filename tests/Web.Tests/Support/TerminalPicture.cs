using System.Globalization;
using System.Security;
using System.Text;
using System.Text.RegularExpressions;

namespace Web.Tests.Support;

/// <summary>Draws what a program wrote to a terminal, as SVG: text stays text, sharp at any size.</summary>
internal static partial class TerminalPicture
{
    // Pixels. The width of a column is what textLength makes of it, whatever font the reader has.
    private const double Column = 8.4;
    private const int Row = 19;
    private const int Margin = 16;

    // One that cannot break: SVG draws several plain ones as one.
    private const char Space = '\u00a0';

    private const string Ground = "#1b1f24";
    private const string Text = "#d7dde3";

    // The colours 1 to 6 of a terminal, for a dark ground.
    private static readonly string[] Colours = [Text, "#ff7b72", "#7ee787", "#e3b341", "#79c0ff", "#d2a8ff", "#76e3ea"];

    /// <summary>Draws lines with the codes ESC [ 0, 1, 2, 3x and 38;5;x m; other codes are left out.</summary>
    internal static string Draw(string[] lines)
    {
        int columns = lines.Max(static line => Code().Replace(line, "").Length);
        StringBuilder svg = new();
        double width = (columns * Column) + (2 * Margin);
        svg.Append(Invariant($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:F0}\" height=\"{(lines.Length * Row) + (2 * Margin)}\""));
        svg.Append(" font-family=\"ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace\" font-size=\"14\" xml:space=\"preserve\">\n");
        svg.Append($"<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{Ground}\"/>\n");
        for (int row = 0; row < lines.Length; row++)
        {
            AppendLine(svg, lines[row], Margin + ((row + 1) * Row) - 5);
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static void AppendLine(StringBuilder svg, string line, int y)
    {
        int column = 0;
        int from = 0;
        string style = $"fill=\"{Text}\"";
        foreach (Match code in Code().Matches(line).Append(null!))
        {
            string text = line[from..(code?.Index ?? line.Length)];
            if (text.Trim().Length > 0)
            {
                svg.Append(Invariant($"<text x=\"{Margin + (column * Column):F1}\" y=\"{y}\" textLength=\"{text.Length * Column:F1}\" {style}>"))
                    .Append(SecurityElement.Escape(text.Replace(' ', Space))).Append("</text>\n");
            }

            column += text.Length;
            if (code is not null)
            {
                from = code.Index + code.Length;
                style = code.Value.EndsWith('m') ? Style(code.Groups[1].Value) : style;
            }
        }
    }

    private static string Style(string code)
    {
        string number = code.Split(';')[^1];
        return code switch
        {
            "1" => $"fill=\"{Text}\" font-weight=\"bold\"",
            "2" => $"fill=\"{Text}\" opacity=\"0.6\"",
            _ when code.StartsWith("38;5;", StringComparison.Ordinal) && int.Parse(number, CultureInfo.InvariantCulture) is int colour =>
                $"fill=\"{Colours[colour % 8 % Colours.Length]}\"",
            _ when code.Length == 2 && code[0] is '3' or '9' => $"fill=\"{Colours[(code[1] - '0') % Colours.Length]}\"",
            _ => $"fill=\"{Text}\"",
        };
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    [GeneratedRegex(@"\e\[([0-9;?]*)[A-Za-z]")]
    private static partial Regex Code();
}
