using Spectre.Console;
using Station.Contract;

namespace Station.Check;

/// <summary>Prints what was checked and what was seen, and counts.</summary>
internal sealed class CheckReport
{
    private const int NameWidth = 33;
    private const int LongestSeen = 160;

    /// <summary>Checks that passed.</summary>
    internal int Passed { get; private set; }

    /// <summary>Checks that failed.</summary>
    internal int Failed { get; private set; }

    /// <summary>The outcome of a check.</summary>
    /// <param name="name">What the contract wants.</param>
    /// <param name="holds">Whether it is so.</param>
    /// <param name="seen">What was seen.</param>
    internal void Add(string name, bool holds, string seen)
    {
        Passed += holds ? 1 : 0;
        Failed += holds ? 0 : 1;
        Print(holds ? "[green]PASS[/]" : "[red]FAIL[/]", name, seen);
    }

    /// <summary>A check that does not apply here.</summary>
    internal void Skip(string name, string why) => Print("[grey]skip[/]", name, why);

    private static void Print(string verdict, string name, string seen)
    {
        string line = $"{verdict}  {Markup.Escape(name.PadRight(NameWidth))}  {Markup.Escape(HarmlessText.Show(seen, LongestSeen))}";
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
