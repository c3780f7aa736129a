using System.Globalization;

namespace Fault.Tests;

/// <summary>One line for each fault: what was done, what came of it, with a figure. Printed when all tests have run.</summary>
[TestClass]
public sealed class Table
{
    private static readonly List<(int Row, string Line)> Lines = [];

    /// <summary>Writes a line. A row that fails never gets here.</summary>
    /// <param name="row">The number of the fault.</param>
    /// <param name="what">What was done to the node.</param>
    /// <param name="figures">What came of it: one text, in parts.</param>
    internal static void Add(int row, string what, params FormattableString[] figures)
    {
        string line = $"F{row,-3} {what,-62} held  {string.Concat(figures.Select(static figure => figure.ToString(CultureInfo.InvariantCulture)))}";
        Console.WriteLine(line);
        lock (Lines)
        {
            Lines.Add((row, line));
        }
    }

    [AssemblyCleanup]
    public static void Print()
    {
        // Past the capture of the test adapter: this is for the person or the log that looks on.
        using StreamWriter output = new(Console.OpenStandardOutput());
        output.WriteLine();
        foreach ((int _, string line) in Lines.OrderBy(line => line.Row).ThenBy(line => line.Line, StringComparer.Ordinal))
        {
            output.WriteLine(line);
        }
    }
}
