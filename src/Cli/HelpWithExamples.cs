using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Cli;

/// <summary>Help, with the examples of the command and with the program's name as the person typed it.</summary>
internal sealed class HelpWithExamples(HelpAction help, string called) : SynchronousCommandLineAction
{
    // Where the output has no width, lines are not wrapped.
    private const int WidthOfAFile = 200;

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        TextWriter output = parseResult.InvocationConfiguration.Output;
        Command command = parseResult.CommandResult.Command;
        using StringWriter text = new();
        if (Console.IsOutputRedirected)
        {
            help.MaxWidth = WidthOfAFile;
        }

        parseResult.InvocationConfiguration.Output = text;
        _ = help.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output = output;
        output.Write(text.ToString().Replace($"  {RootCommand.ExecutableName}", $"  {called}", StringComparison.Ordinal).TrimEnd() + Environment.NewLine);
        string[] examples = Examples.Of(command);
        if (examples.Length > 0)
        {
            output.WriteLine();
            output.WriteLine("Examples:");
            Array.ForEach(examples, example => output.WriteLine($"  {called} {example}"));
        }

        return 0;
    }
}
