using System.CommandLine;
using System.Runtime.CompilerServices;

namespace Cli;

/// <summary>Examples of commands, for help and the manual.</summary>
public static class Examples
{
    private static readonly ConditionalWeakTable<Command, string[]> All = [];

    /// <summary>Gives a command its examples: what stands behind the program's name, with a comment behind #.</summary>
    /// <returns>The command.</returns>
    public static T WithExamples<T>(this T command, params string[] examples)
        where T : Command
    {
        All.Add(command, examples);
        return command;
    }

    /// <summary>The examples of a command.</summary>
    internal static string[] Of(Command command) => All.TryGetValue(command, out string[]? examples) ? examples : [];
}
