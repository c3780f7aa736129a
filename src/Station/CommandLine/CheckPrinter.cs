using Spectre.Console;
using Station.Check;
using Station.Watch;

namespace Station.CommandLine;

/// <summary>Prints the outcomes of checks.</summary>
internal static class CheckPrinter
{
    private const int NameWidth = 33;

    /// <summary>PASS, FAIL or skip, and the gap.</summary>
    private const int VerdictWidth = 6;
    private const int UsualWidth = 80;

    /// <summary>Prints the outcome of one check.</summary>
    internal static void Print(CheckLine outcome)
    {
        string verdict = outcome.Holds switch
        {
            true => "[green]PASS[/]",
            false => "[red]FAIL[/]",
            null => "[grey]skip[/]",
        };
        string text = $"{outcome.Name.PadRight(NameWidth)}  {outcome.Seen}";
        if (Console.IsOutputRedirected)
        {
            Console.WriteLine($"{Markup.Remove(verdict)}  {text}");
            return;
        }

        // What holds is one line; of what does not, all is to be seen.
        int width = Math.Max(VerdictWidth + 1, (Console.WindowWidth > 0 ? Console.WindowWidth : UsualWidth) - VerdictWidth);
        string[] lines = outcome.Holds == true ? [TablePicture.Cut(text, width)] : [.. WordWrap.Lines(text, width)];
        AnsiConsole.Markup(verdict);
        Console.WriteLine("  " + string.Join(Environment.NewLine + new string(' ', VerdictWidth), lines));
    }
}
