using Flash;

namespace Boards.Tests;

/// <summary>One run of the flash tool, in this process.</summary>
/// <param name="ExitCode">0 done, 1 failed, 2 wrong arguments.</param>
/// <param name="Output">What it printed.</param>
/// <param name="Errors">What it printed as errors.</param>
internal sealed record FlashRun(int ExitCode, string Output, string Errors)
{
    /// <summary>Runs it.</summary>
    internal static FlashRun Of(params string[] arguments)
    {
        using StringWriter printed = new();
        return Of(printed, arguments);
    }

    /// <summary>Runs it, for somebody who looks on.</summary>
    /// <param name="printed">Takes what it prints.</param>
    /// <param name="arguments">Of the command line.</param>
    internal static FlashRun Of(StringWriter printed, params string[] arguments)
    {
        (TextWriter output, TextWriter errors) = (Console.Out, Console.Error);
        using StringWriter wrong = new();
        Console.SetOut(printed);
        Console.SetError(wrong);
        try
        {
            return new FlashRun(Program.Main(arguments), printed.ToString(), wrong.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(errors);
        }
    }
}
