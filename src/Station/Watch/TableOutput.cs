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

    /// <summary>Lines below the rows: a blank one, the summary, and the one that the cursor stands on.</summary>
    private const int OtherLines = 3;

    private readonly IAnsiConsole _console = AnsiConsole.Console;
    private readonly TableView _view = new();
    private readonly string _title;
    private string _last = "";
    private string _notice = "";
    private (int Width, int Height) _size;

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
    public void ShowNotice(string text) => _notice = "; " + text;

    /// <inheritdoc/>
    public bool Refresh(NodeTable table, DateTimeOffset now, string? link)
    {
        bool stays = true;
        while (stays && !Console.IsInputRedirected && Console.KeyAvailable)
        {
            stays = _view.Press(Console.ReadKey(intercept: true));
        }

        // Asked for every time: the person may have changed the window.
        (int width, int height) = Size();
        string picture = Render(table, now, link, width, height);
        if (picture != _last || (width, height) != _size)
        {
            _last = picture;
            _size = (width, height);
            Write(Home + _last.TrimEnd('\n').Replace("\n", EraseLine + "\n", StringComparison.Ordinal) + EraseLine + "\n" + EraseBelow);
        }

        return stays;
    }

    /// <summary>Gives the terminal back and leaves the last picture on it.</summary>
    public void Dispose() => Write(Exit + _last);

    /// <summary>The picture as text with colours, at most as wide and high as the terminal.</summary>
    private string Render(NodeTable table, DateTimeOffset now, string? link, int width, int height)
    {
        StringWriter text = new();
        IAnsiConsole target = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = (ColorSystemSupport)_console.Profile.Capabilities.ColorSystem,
            Out = new AnsiConsoleOutput(text),
        });
        target.Profile.Width = width;
        string[] lines = [.. Body(table, now, width, Math.Max(2, height - OtherLines))];
        string summary = Markup.Escape(TablePicture.Cut(Summary(table, link), width));
        foreach (string line in lines.Append("").Append(link is null ? summary : $"[white on red]{summary}[/]"))
        {
            target.Markup(line + "\n");
        }

        return text.ToString();
    }

    private IEnumerable<string> Body(NodeTable table, DateTimeOffset now, int width, int height)
    {
        if (_view.Page == TablePage.Nodes)
        {
            IReadOnlyList<NodeState> rows = _view.Rows(table.Nodes, height - 1);
            return TablePicture.Lines(rows, now, width, _console.Profile.Capabilities.Unicode, _view.Selected);
        }

        NodeState? node = table.Nodes.FirstOrDefault(one => one.Place == _view.Selected);
        IEnumerable<string> all = _view.Page == TablePage.Help ? TableHelp.Lines
            : node is null ? ["It is not known any more."]
            : NodeDetails.Lines(node, now, _console.Profile.Capabilities.Unicode);
        return _view.Lines([.. all.SelectMany(line => WordWrap.Lines(line, width))], height).Select(Markup.Escape);
    }

    private static (int Width, int Height) Size()
    {
        const int UsualWidth = 80;
        const int UsualHeight = 24;
        int width = Console.WindowWidth;
        int height = Console.WindowHeight;
        return (width > 0 ? width : UsualWidth, height > 0 ? height : UsualHeight);
    }

    private static void Write(string text)
    {
        Console.Out.Write(text);
        Console.Out.Flush();
    }

    private string Summary(NodeTable table, string? link)
    {
        if (_view.IsTyping)
        {
            return $"/{_view.Filter}_  {_view.Matching} of {table.Nodes.Count}; Enter keeps the filter, Esc clears it";
        }

        if (_view.Page != TablePage.Nodes)
        {
            return link is null ? "Esc goes back, q leaves" : "connection lost: " + link;
        }

        int late = table.Nodes.Count(static node => node.IsLate);
        int offline = table.Nodes.Count(static node => node.Status == NodeStatus.Offline);
        int asleep = table.Nodes.Count(static node => node.Status == NodeStatus.Asleep && !node.IsLate);
        int all = table.Nodes.Count;
        string sleeping = asleep == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {asleep} asleep");
        string nodes = string.Create(CultureInfo.InvariantCulture, $"{all} node{(all == 1 ? "" : "s")}, {late} late, {offline} offline{sleeping}");
        string state = link is null ? "? help, q leaves" : "connection lost: " + link;
        return $"{nodes}{Strange(table)}{Hidden()}; {state}; {_title}{_notice}";
    }

    private static string Strange(NodeTable table) => table.NotUnderstood > 0
        ? string.Create(CultureInfo.InvariantCulture, $", {table.NotUnderstood} messages not understood")
        : "";

    private string Hidden()
    {
        int last = Math.Min(_view.Matching, _view.First + _view.Height);
        string filter = _view.Filter.Length > 0 ? string.Create(CultureInfo.InvariantCulture, $"; {_view.Matching} match /{_view.Filter}, Esc clears it") : "";
        return _view.First == 0 && last == _view.Matching ? filter : string.Create(CultureInfo.InvariantCulture, $"{filter}; rows {_view.First + 1} to {last}");
    }
}
