using System.CommandLine;
using System.Globalization;
using System.Text;

namespace Cli;

/// <summary>Prints the manual page, made from the commands themselves: man(7).</summary>
internal static class ManualCommand
{
    /// <summary>Builds the command.</summary>
    internal static Command Create(string name, RootCommand root)
    {
        Command command = new("manual", "prints the manual page for man(1)");
        command.SetAction(_ => Console.Write(Page(name, root)));
        return command.WithExamples($"manual > {name}.1");
    }

    private static string Page(string name, RootCommand root)
    {
        StringBuilder page = new();
        page.Append(CultureInfo.InvariantCulture, $".TH {name.ToUpperInvariant()} 1 \"\" \"{name} {VersionAction.Version}\"\n");
        page.Append(CultureInfo.InvariantCulture, $".SH NAME\n{name} \\- {Text(root.Description)}\n");
        page.Append(CultureInfo.InvariantCulture, $".SH SYNOPSIS\n.B {name}\n");
        page.Append(root.Subcommands.Count > 0 ? "[\\fIcommand\\fR] [\\fIoptions\\fR]\n" : "[\\fIoptions\\fR]\n");
        Options(page, "OPTIONS", root.Options);
        foreach (Command command in root.Subcommands.Where(static one => !one.Hidden))
        {
            string arguments = string.Join(' ', command.Arguments.Select(static one => $"\\fI{Text(one.Name)}\\fR"));
            page.Append(
                CultureInfo.InvariantCulture,
                $".SH {Text(command.Name).ToUpperInvariant()}\n.B {name} {Text(command.Name)}\n{arguments}\n.PP\n{Text(command.Description)}\n");
            foreach (Argument argument in command.Arguments)
            {
                page.Append(CultureInfo.InvariantCulture, $".TP\n.I {Text(argument.Name)}\n{Text(argument.Description)}\n");
            }

            Options(page, null, command.Options);
            Append(page, command, name);
        }

        page.Append(".SH \"EXIT STATUS\"\n0 when it worked, 1 when it did not, 2 for wrong arguments, 130 after Ctrl-C.\n");
        if (Examples.Of(root).Length > 0)
        {
            page.Append(".SH EXAMPLES\n");
            Append(page, root, name);
        }

        return page.ToString();
    }

    private static void Options(StringBuilder page, string? title, IEnumerable<Option> options)
    {
        Option[] shown = [.. options.Where(static option => !option.Hidden)];
        if (title is not null && shown.Length > 0)
        {
            page.Append(CultureInfo.InvariantCulture, $".SH {title}\n");
        }

        foreach (Option option in shown)
        {
            string value = option.HelpName is { } help ? $" \\fI{Text(help)}\\fR" : "";
            page.Append(CultureInfo.InvariantCulture, $".TP\n\\fB{Text(option.Name)}\\fR{value}\n{Text(option.Description)}\n");
        }
    }

    private static void Append(StringBuilder page, Command command, string name)
    {
        foreach (string example in Examples.Of(command))
        {
            page.Append(CultureInfo.InvariantCulture, $".PP\n.EX\n{name} {Text(example)}\n.EE\n");
        }
    }

    // A backslash and a dash mean something to roff, and so does a point at the beginning of a line.
    private static string Text(string? text) => (text ?? "").Replace("\\", "\\e", StringComparison.Ordinal).Replace("-", "\\-", StringComparison.Ordinal);
}
