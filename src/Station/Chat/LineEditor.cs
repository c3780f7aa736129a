namespace Station.Chat;

/// <summary>The line that is being typed: keys in, text and cursor out.</summary>
internal sealed class LineEditor
{
    private readonly List<string> _history = [];
    private readonly PasteDetector _paste = new();
    private int _recalled;

    /// <summary>The input; pasted text may have several lines.</summary>
    internal string Text { get; private set; } = "";

    /// <summary>Where the next character goes, 0 to the length of the text.</summary>
    internal int Cursor { get; private set; }

    /// <summary>Whether the person wants to leave: Ctrl-D on an empty line.</summary>
    internal bool IsAtEnd { get; private set; }

    /// <summary>A key was pressed.</summary>
    /// <returns>The input if it is complete, otherwise null.</returns>
    internal string? Press(ConsoleKeyInfo key)
    {
        if (_paste.IsMark(key.KeyChar))
        {
            return null;
        }

        bool isEnter = key.Key == ConsoleKey.Enter || key.KeyChar is '\r' or '\n';
        if (_paste.IsPasting)
        {
            Insert(isEnter ? '\n' : key.KeyChar == '\t' ? ' ' : key.KeyChar);
            return null;
        }

        if (isEnter)
        {
            return Complete();
        }

        if (key.Modifiers.HasFlag(ConsoleModifiers.Control) || key.KeyChar is > '\0' and < ' ' and not '\b' and not '\t')
        {
            Control(key.Key);
        }
        else if (!Move(key.Key) && !char.IsControl(key.KeyChar))
        {
            Insert(key.KeyChar);
        }

        return null;
    }

    private string Complete()
    {
        string line = Text;
        if (line.Length > 0)
        {
            _history.Add(line);
        }

        _recalled = _history.Count;
        Replace("");
        return line;
    }

    private void Control(ConsoleKey key)
    {
        switch (key)
        {
            case ConsoleKey.D when Text.Length == 0:
                IsAtEnd = true;
                break;
            case ConsoleKey.U:
                Remove(0, Cursor);
                break;
            case ConsoleKey.K:
                Remove(Cursor, Text.Length);
                break;
            case ConsoleKey.W:
                Remove(Text[..Cursor].TrimEnd().LastIndexOf(' ') + 1, Cursor);
                break;
            case ConsoleKey.A:
                Cursor = 0;
                break;
            case ConsoleKey.E:
                Cursor = Text.Length;
                break;
        }
    }

    private bool Move(ConsoleKey key)
    {
        switch (key)
        {
            case ConsoleKey.Backspace:
                Remove(Before(Cursor), Cursor);
                return true;
            case ConsoleKey.Delete:
                Remove(Cursor, After(Cursor));
                return true;
            case ConsoleKey.LeftArrow:
                Cursor = Before(Cursor);
                return true;
            case ConsoleKey.RightArrow:
                Cursor = After(Cursor);
                return true;
            case ConsoleKey.Home:
                Cursor = 0;
                return true;
            case ConsoleKey.End:
                Cursor = Text.Length;
                return true;
            case ConsoleKey.UpArrow:
                Recall(_recalled - 1);
                return true;
            case ConsoleKey.DownArrow:
                Recall(_recalled + 1);
                return true;
            default:
                return false;
        }
    }

    private void Recall(int index)
    {
        _recalled = Math.Clamp(index, 0, _history.Count);
        Replace(_recalled == _history.Count ? "" : _history[_recalled]);
    }

    private void Insert(char character)
    {
        if (character != '\0' && Text.Length < ChatMessage.LongestText)
        {
            Text = Text.Insert(Cursor, character.ToString());
            Cursor++;
        }
    }

    private void Remove(int from, int to)
    {
        Text = Text.Remove(from, to - from);
        Cursor = from;
    }

    private void Replace(string text)
    {
        Text = text;
        Cursor = text.Length;
    }

    // Never into the middle of a pair of surrogates.
    private int Before(int at) => at == 0 ? 0 : at >= 2 && char.IsSurrogatePair(Text[at - 2], Text[at - 1]) ? at - 2 : at - 1;

    private int After(int at) => at >= Text.Length ? at : at + 2 <= Text.Length && char.IsSurrogatePair(Text, at) ? at + 2 : at + 1;
}
