using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;

namespace Cli;

/// <summary>What is wrong with a command line, one line each, with what to do.</summary>
internal static partial class Mistakes
{
    private const string Missing = "Required argument";

    /// <summary>The lines.</summary>
    internal static IEnumerable<string> Of(ParseResult parsed)
    {
        string[] unmatched = [.. parsed.UnmatchedTokens.Concat(OptionsTakenForArguments(parsed))];

        // What follows the first mistake may belong to it, as a value to an option.
        IEnumerable<string> unknown = unmatched.Where((token, place) => place == 0 || IsOption(token)).Select(token => Unknown(parsed, token));
        IEnumerable<string> others = parsed.Errors.Select(static error => error.Message)
            .Where(message => !unmatched.Any(token => message.Contains($"'{token}'", StringComparison.Ordinal)))
            .Where(message => unmatched.Length == 0 || !message.StartsWith(Missing, StringComparison.Ordinal))
            .Select(message => Explain(parsed, message));
        return unknown.Concat(others).Distinct();
    }

    // The parser hands an option that it does not know to an argument that takes several words.
    private static IEnumerable<string> OptionsTakenForArguments(ParseResult parsed) => parsed.CommandResult.Children.OfType<ArgumentResult>()
        .SelectMany(static argument => argument.Tokens)
        .Select(static token => token.Value)
        .Where(IsOption);

    private static bool IsOption(string token) => token.Length > 1 && token[0] == '-';

    private static string Unknown(ParseResult parsed, string token)
    {
        Command command = parsed.CommandResult.Command;
        bool isOption = IsOption(token);
        bool mayBeCommand = command.Subcommands.Any(static one => !one.Hidden);
        string[] known = [.. isOption ? OptionsOf(parsed.CommandResult) : command.Subcommands.Where(static one => !one.Hidden).Select(static one => one.Name)];
        string what = isOption ? $"there is no option {token}" : mayBeCommand ? $"there is no command {token}" : $"there is no place for '{token}' here";
        return what + (Nearest.Of(token.Split('=')[0], known) is { } meant ? $"; did you mean {meant}?" : $"; {Help(command)} shows what there is");
    }

    private static string Explain(ParseResult parsed, string message)
    {
        Command command = parsed.CommandResult.Command;
        if (message.StartsWith(Missing, StringComparison.Ordinal))
        {
            IEnumerable<string> missing = command.Arguments
                .Where(argument => parsed.CommandResult.GetResult(argument) is not { Tokens.Count: > 0 } && argument.Arity.MinimumNumberOfValues > 0)
                .Select(static argument => $"{argument.Name} ({argument.Description})");
            string list = string.Join(" and ", missing);
            return list.Length > 0 ? $"{command.Name} needs {list}; {Help(command)} shows examples" : OneLine.Of(message);
        }

        if (ChoicePattern().Match(message) is { Success: true } choice)
        {
            string[] allowed = [.. QuotedPattern().Matches(choice.Groups[2].Value).Select(static one => one.Groups[1].Value)];
            string meant = Nearest.Of(choice.Groups[1].Value, allowed) is { } near ? $" did you mean {near}?" : "";
            return $"'{choice.Groups[1].Value}' is none of {string.Join(", ", allowed)};{meant}".TrimEnd(';');
        }

        return NoNumber(message) ?? OneLine.Of(message).TrimEnd('.');
    }

    /// <summary>The line for a value that is no number, of what System.CommandLine says about it.</summary>
    /// <returns>Null if it is about something else.</returns>
    internal static string? NoNumber(string message) => TypePattern().Match(message) is { Success: true } type
        ? $"{type.Groups[2].Value} must be a {(type.Groups[3].Value.Contains("Int", StringComparison.Ordinal) ? "whole number" : "number")}, not "
            + $"'{type.Groups[1].Value}'"
        : null;

    private static IEnumerable<string> OptionsOf(CommandResult result)
    {
        IEnumerable<string> own = result.Command.Options.Where(static option => !option.Hidden).Select(static option => option.Name);
        return result.Parent is CommandResult parent
            ? own.Concat(parent.Command.Options.Where(static option => option.Recursive && !option.Hidden).Select(static option => option.Name))
            : own;
    }

    private static string Help(Command command) => command is RootCommand ? "--help" : $"{command.Name} --help";

    [GeneratedRegex("^Argument '(.*)' not recognized. Must be one of:(.*)$", RegexOptions.Singleline)]
    private static partial Regex ChoicePattern();

    [GeneratedRegex("'([^']*)'")]
    private static partial Regex QuotedPattern();

    [GeneratedRegex("^Cannot parse argument '(.*)' for (?:option|command) '(.*)' as expected type '(.*)'", RegexOptions.Singleline)]
    private static partial Regex TypePattern();
}
