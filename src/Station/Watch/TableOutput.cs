using System.Globalization;
using Spectre.Console;

namespace Station.Watch;

/// <summary>The live table on a terminal.</summary>
internal sealed class TableOutput : IWatchOutput
{
    // ECMA-48 and xterm: other screen, cursor hidden; home; erase to the end of the line, of the screen.
    private const string Enter = "\e[?1049h\e[?25l";
    private const string Exit = "\e[?25h\e[?1049l";
    private const string Home = "\e[H";
    private const string EraseLine = "\e[K";
    private const string EraseBelow = "\e[J";

    /// <summary>Lines around the rows: heading, blank line, summary, and the one the cursor stands on.</summary>
    private const int OtherLines = 4;

    private readonly IAnsiConsole _console = AnsiConsole.Console;
    private readonly string _title;
    private string _last = "";
    private string _note = "";

    /// <summary>Takes the terminal.</summary>
    /// <param name="title">Stands in the summary.</param>
    internal TableOutput(string title)
    {
        _title = title;
        Write(Enter);
    }

    /// <inheritdoc/>
    public void Show(NodeEvent happened)
    {
        // The table shows it.
    }

    /// <inheritdoc/>
    public void Note(string text) => _note = "; " + text;

    /// <inheritdoc/>
    public bool Refresh(NodeTable table, DateTimeOffset now, string? link)
    {
        // Asked for every time: the person may have changed the window.
        (int width, int height) = Size();
        _last = Render(table, now, link, width, height);
        Write(Home + _last.TrimEnd('\n').Replace("\n", EraseLine + "\n", StringComparison.Ordinal) + EraseLine + "\n" + EraseBelow);
        return !WantsToLeave();
    }

    /// <summary>Gives the terminal back and leaves the last picture on it.</summary>
    public void Dispose() => Write(Exit + _last);

    /// <summary>The picture as text with colours, at most as wide and high as the terminal.</summary>
    private string Render(NodeTable table, DateTimeOffset now, string? link, int width, int height)
    {
        NodeState[] shown = Choose(table, Math.Max(1, height - OtherLines));
        StringWriter text = new();
        IAnsiConsole target = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = (ColorSystemSupport)_console.Profile.Capabilities.ColorSystem,
            Out = new AnsiConsoleOutput(text),
        });
        target.Profile.Width = width;
        string summary = Markup.Escape(TablePicture.Cut(Summary(table, shown.Length, link), width));
        IEnumerable<string> lines = TablePicture.Lines(shown, now, width, _console.Profile.Capabilities.Unicode);
        foreach (string line in lines.Append("").Append(link is null ? summary : $"[white on red]{summary}[/]"))
        {
            target.Markup(line + "\n");
        }

        return text.ToString();
    }

    private static NodeState[] Choose(NodeTable table, int rows) => table.Nodes.Count <= rows
        ? [.. table.Nodes]
        : [.. table.Nodes.OrderBy(Columns.Concern).ThenBy(static node => node.Place, StringComparer.Ordinal).Take(rows)];

    private static (int Width, int Height) Size()
    {
        const int UsualWidth = 80;
        const int UsualHeight = 24;
        int width = Console.WindowWidth;
        int height = Console.WindowHeight;
        return (width > 0 ? width : UsualWidth, height > 0 ? height : UsualHeight);
    }

    private static bool WantsToLeave()
    {
        bool leaves = false;
        while (!Console.IsInputRedirected && Console.KeyAvailable)
        {
            leaves |= Console.ReadKey(intercept: true).Key is ConsoleKey.Q or ConsoleKey.Escape;
        }

        return leaves;
    }

    private static void Write(string text)
    {
        Console.Out.Write(text);
        Console.Out.Flush();
    }

    private string Summary(NodeTable table, int shown, string? link)
    {
        int late = table.Nodes.Count(static node => node.IsLate);
        int offline = table.Nodes.Count(static node => node.Status == NodeStatus.Offline);
        string nodes = string.Create(CultureInfo.InvariantCulture, $"{table.Nodes.Count} nodes, {late} late, {offline} offline");
        string hidden = shown < table.Nodes.Count ? string.Create(CultureInfo.InvariantCulture, $", {table.Nodes.Count - shown} not shown") : "";
        string strange = table.NotUnderstood > 0 ? string.Create(CultureInfo.InvariantCulture, $", {table.NotUnderstood} messages not understood") : "";
        string state = link is null ? "q leaves" : "connection lost: " + link;
        return $"{_title}: {nodes}{hidden}{strange}; {state}{_note}";
    }
}
