using Station.Watch;

namespace Station.Chat;

/// <summary>A terminal: what others say scrolls above the line that is being typed.</summary>
internal sealed class PromptScreen : IChatScreen
{
    // xterm: bracketed paste on and off. ECMA-48: erase to the end of the line.
    private const string PasteOn = "\e[?2004h";
    private const string PasteOff = "\e[?2004l";
    private const string EraseLine = "\r\e[K";

    private readonly Lock _lock = new();
    private readonly LineEditor _editor = new();
    private readonly string _prompt;

    /// <summary>Takes the terminal.</summary>
    /// <param name="name">The prompt before the input.</param>
    internal PromptScreen(string name)
    {
        _prompt = name + "> ";
        Write(PasteOn + Line());
    }

    /// <inheritdoc/>
    public void Show(params IEnumerable<string> lines)
    {
        lock (_lock)
        {
            IEnumerable<string> broken = lines.SelectMany(static line => WordWrap.Lines(line, Width()));
            Write(EraseLine + string.Concat(broken.Select(static line => line + Environment.NewLine)) + Line());
        }
    }

    /// <inheritdoc/>
    public Task<string?> Read(CancellationToken end) => Task.Run(ReadLine, CancellationToken.None);

    /// <inheritdoc/>
    public void Dispose() => Write(EraseLine + PasteOff);

    private string? ReadLine()
    {
        while (true)
        {
            ConsoleKeyInfo key = Console.ReadKey(intercept: true);
            lock (_lock)
            {
                string? typed = _editor.Press(key);
                if (_editor.IsAtEnd)
                {
                    return null;
                }

                // Drawn once for all keys that are there already: a paste of pages would take long otherwise.
                if (typed is not null || !Console.KeyAvailable)
                {
                    Write(Line());
                }

                if (typed is not null)
                {
                    return typed;
                }
            }
        }
    }

    // One line of the terminal, whatever is typed: the part around the cursor.
    private string Line()
    {
        int room = Width() - TablePicture.Width(_prompt) - 1;
        string text = _editor.Text.Replace('\n', '⏎');
        int start = 0;
        while (TablePicture.Width(text[start.._editor.Cursor]) > room)
        {
            start++;
        }

        string shown = text[start..];
        while (TablePicture.Width(shown) > room)
        {
            shown = shown[..^1];
        }

        int column = TablePicture.Width(_prompt) + TablePicture.Width(text[start.._editor.Cursor]);
        return $"{EraseLine}{_prompt}{shown}\r\e[{column}C";
    }

    private static int Width()
    {
        const int Narrowest = 20;
        const int Usual = 80;
        return Math.Max(Narrowest, Console.WindowWidth > 0 ? Console.WindowWidth : Usual);
    }

    private static void Write(string text)
    {
        Console.Out.Write(text);
        Console.Out.Flush();
    }
}
