using Spectre.Console;
using Station.Check;

namespace Station.CommandLine;

/// <summary>Prints what was checked.</summary>
internal static class CheckPrinter
{
    private const int NameWidth = 33;

    /// <summary>Prints the outcome of one check.</summary>
    internal static void Print(CheckLine outcome)
    {
        string verdict = outcome.Holds switch
        {
            true => "[green]PASS[/]",
            false => "[red]FAIL[/]",
            null => "[grey]skip[/]",
        };
        string line = $"{verdict}  {Markup.Escape(outcome.Name.PadRight(NameWidth))}  {Markup.Escape(outcome.Seen)}";
        if (Console.IsOutputRedirected)
        {
            Console.WriteLine(Markup.Remove(line));
        }
        else
        {
            AnsiConsole.MarkupLine(line);
        }
    }
}
