using System.Globalization;
using System.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Station.Watch;

/// <summary>Draws the table into a given width: one line a node, never wrapped.</summary>
internal static class TablePicture
{
    private const string Gap = "  ";

    /// <summary>The heading and one line for each node, as markup.</summary>
    /// <param name="nodes">To draw.</param>
    /// <param name="now">The present time.</param>
    /// <param name="width">Columns of the terminal.</param>
    /// <param name="unicode">Whether it shows more than ASCII.</param>
    /// <param name="selected">Place of the node that the cursor is on, or null.</param>
    internal static IEnumerable<string> Lines(IReadOnlyList<NodeState> nodes, DateTimeOffset now, int width, bool unicode, string? selected = null)
    {
        Column[] columns = [.. Columns.All.Where(one => one.FromWidth <= width)];
        TableCell[][] rows = [.. nodes.Select(node => columns.Select(column => column.Cell(node, now, unicode)).ToArray())];
        int[] widths = Fit(columns, rows, width);
        yield return Line([.. columns.Select(static one => new TableCell(one.Heading, "bold"))], widths);
        for (int i = 0; i < rows.Length; i++)
        {
            string line = Line(rows[i], widths);
            yield return nodes[i].Place == selected ? $"[invert]{line}[/]" : line;
        }
    }

    /// <summary>A text cut to a number of columns of the terminal.</summary>
    internal static string Cut(string text, int width)
    {
        if (Width(text) <= width)
        {
            return text;
        }

        StringBuilder kept = new();
        TextElementEnumerator elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext() && Width(kept.ToString()) + Width(elements.GetTextElement()) < width)
        {
            kept.Append(elements.GetTextElement());
        }

        return kept.Append('…').ToString();
    }

    /// <summary>Columns of the terminal that a text takes: a Chinese character takes two.</summary>
    internal static int Width(string text) => Segment.CellCount([new Segment(text)]);

    // As wide as the content; where that is too wide, the columns that can best bear it are cut first.
    private static int[] Fit(Column[] columns, TableCell[][] rows, int width)
    {
        int[] widths = [.. columns.Select((column, index) => rows.Select(row => Width(row[index].Text)).Append(column.Heading.Length).Max())];
        int tooWide = widths.Sum() + (Gap.Length * (columns.Length - 1)) - width;
        for (int index = columns.Length - 1; index >= 0 && tooWide > 0; index--)
        {
            int cut = columns[index].Narrowest is { } narrowest ? Math.Min(tooWide, Math.Max(0, widths[index] - narrowest)) : 0;
            widths[index] -= cut;
            tooWide -= cut;
        }

        // In a terminal too narrow for all columns, the rightmost is cut.
        widths[^1] = Math.Max(1, widths[^1] - Math.Max(0, tooWide));
        return widths;
    }

    private static string Line(TableCell[] cells, int[] widths)
    {
        StringBuilder line = new();
        for (int i = 0; i < cells.Length; i++)
        {
            string text = Cut(cells[i].Text, widths[i]);
            string shown = Markup.Escape(text);
            line.Append(cells[i].Style is { } style && text.Length > 0 ? $"[{style}]{shown}[/]" : shown);
            line.Append(' ', i == cells.Length - 1 ? 0 : widths[i] - Width(text) + Gap.Length);
        }

        return line.ToString();
    }
}
