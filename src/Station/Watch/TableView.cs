using Station.Contract;

namespace Station.Watch;

/// <summary>The visible part of the table: which rows, by which filter, or a single node. Keys in, rows out.</summary>
internal sealed class TableView
{
    private const int LongestFilter = 64;

    private IReadOnlyList<NodeState> _order = [];
    private int _rows = 1;
    private int _lines;

    /// <summary>The visible rows.</summary>
    internal TablePage Page { get; private set; }

    /// <summary>Only nodes that match all its words are shown; empty for all.</summary>
    internal string Filter { get; private set; } = "";

    /// <summary>Whether input goes into the filter.</summary>
    internal bool IsTyping { get; private set; }

    /// <summary>Place of the node that the cursor is on; null until it is moved.</summary>
    internal string? Selected { get; private set; }

    /// <summary>Number of the first row that is shown, from 0; on a page of lines the first line.</summary>
    internal int First { get; private set; }

    /// <summary>Rows for which there is room.</summary>
    internal int Height => _rows;

    /// <summary>Nodes that match the filter.</summary>
    internal int Matching => _order.Count;

    /// <summary>The rows to show now.</summary>
    /// <param name="nodes">All there are.</param>
    /// <param name="rows">For which there is room.</param>
    internal IReadOnlyList<NodeState> Rows(IEnumerable<NodeState> nodes, int rows)
    {
        _rows = rows;
        _order = NodeOrder.Arrange(nodes.Where(Matches), rows);
        if (Index is >= 0 and { } cursor)
        {
            // The node stays under the cursor, wherever it has moved.
            First = Math.Clamp(First, cursor - rows + 1, cursor);
        }

        First = Math.Clamp(First, 0, Math.Max(0, _order.Count - rows));
        return [.. _order.Skip(First).Take(rows)];
    }

    /// <summary>The lines of a page to show now.</summary>
    /// <param name="all">All there are.</param>
    /// <param name="rows">For which there is room.</param>
    internal IReadOnlyList<string> Lines(IReadOnlyList<string> all, int rows)
    {
        _rows = rows;
        _lines = all.Count;
        First = Math.Clamp(First, 0, Math.Max(0, all.Count - rows));
        return [.. all.Skip(First).Take(rows)];
    }

    /// <summary>A key was pressed.</summary>
    /// <returns>False if the person wants to leave.</returns>
    internal bool Press(ConsoleKeyInfo key)
    {
        if (IsTyping)
        {
            Type(key);
            return true;
        }

        switch (key.Key)
        {
            case ConsoleKey.Escape when Page == TablePage.Nodes && Filter.Length == 0:
            case ConsoleKey.Q:
                return false;
            case ConsoleKey.Escape when Page == TablePage.Nodes:
                Filter = "";
                break;
            case ConsoleKey.Escape:
            case ConsoleKey.Enter when Page != TablePage.Nodes:
                Show(TablePage.Nodes);
                break;
            case ConsoleKey.Enter when _order.Count > 0:
                Selected ??= _order[0].Place;
                Show(TablePage.Details);
                break;
            default:
                PressOther(key);
                break;
        }

        return true;
    }

    private int Index => Selected is null ? -1 : _order.ToList().FindIndex(one => one.Place == Selected);

    private void PressOther(ConsoleKeyInfo key)
    {
        if (key.KeyChar == '/')
        {
            Show(TablePage.Nodes);
            IsTyping = true;
        }
        else if (key.KeyChar is '?' or 'h')
        {
            Show(TablePage.Help);
        }
        else if (StepOf(key.Key) is { } step)
        {
            Move(step);
        }
    }

    private int? StepOf(ConsoleKey key) => key switch
    {
        ConsoleKey.UpArrow or ConsoleKey.K => -1,
        ConsoleKey.DownArrow or ConsoleKey.J => 1,
        ConsoleKey.PageUp => -_rows,
        ConsoleKey.PageDown or ConsoleKey.Spacebar => _rows,
        ConsoleKey.Home => -int.MaxValue / 2,
        ConsoleKey.End => int.MaxValue / 2,
        _ => null,
    };

    private void Move(int step)
    {
        if (Page != TablePage.Nodes)
        {
            First = Math.Clamp(First + step, 0, Math.Max(0, _lines - _rows));
        }
        else if (_order.Count > 0)
        {
            Selected = _order[Math.Clamp(Math.Max(Index, Selected is null ? First - 1 : 0) + step, 0, _order.Count - 1)].Place;
        }
    }

    private void Show(TablePage page)
    {
        Page = page;
        First = 0;
    }

    private void Type(ConsoleKeyInfo key)
    {
        switch (key.Key)
        {
            case ConsoleKey.Enter:
                IsTyping = false;
                break;
            case ConsoleKey.Escape:
                IsTyping = false;
                Filter = "";
                break;
            case ConsoleKey.Backspace:
                Filter = Filter.Length > 0 ? Filter[..^1] : "";
                break;
            default:
                Filter += char.IsControl(key.KeyChar) || Filter.Length >= LongestFilter ? "" : key.KeyChar.ToString();
                break;
        }
    }

    // A word is a part of the place, a pattern for the whole of it, or what the status column says.
    private bool Matches(NodeState node) => Filter.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => PlacePattern.IsPattern(word)
        ? PlacePattern.Matches(word, node.Place)
        : node.Place.Contains(word, StringComparison.OrdinalIgnoreCase) || Columns.StatusText(node).StartsWith(word, StringComparison.OrdinalIgnoreCase));
}
