using System.CommandLine;

namespace Cli;

/// <summary>Prints what makes a shell complete the program's commands and options. The shell then asks the program itself.</summary>
internal static class CompletionCommand
{
    /// <summary>Builds the command.</summary>
    internal static Command Create(string name, RootCommand root)
    {
        Argument<string> shell = new("shell") { Description = "bash, zsh, fish or pwsh" };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish", "pwsh");
        Command command = new("completion", "prints a script that makes a shell complete commands and options") { shell };
        command.SetAction(result => Console.Write(Script(result.GetValue(shell)!, name)));
        return command.WithExamples("completion bash >> ~/.bashrc");
    }

    private static string Script(string shell, string name)
    {
        string function = "_" + name.Replace('-', '_');
        return shell switch
        {
            "bash" => $$"""
                {{function}}() {
                    local IFS=$'\n'
                    COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]}" "[suggest:$COMP_POINT]" "$COMP_LINE" 2> /dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
                }
                complete -F {{function}} {{name}}

                """,
            "zsh" => $$"""
                #compdef {{name}}
                {{function}}() {
                    local -a found
                    found=("${(@f)$("$words[1]" "[suggest:$CURSOR]" "$BUFFER" 2> /dev/null)}")
                    compadd -- $found
                }
                compdef {{function}} {{name}}

                """,
            "fish" => $"complete -f -c {name} -a '({name} \"[suggest:\"(commandline -C)\"]\" (commandline -cp) 2> /dev/null)'\n",
            _ => $$"""
                Register-ArgumentCompleter -Native -CommandName {{name}} -ScriptBlock {
                    param($word, $line, $position)
                    & {{name}} "[suggest:$position]" "$line" | Where-Object { $_ -like "$word*" } |
                        ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
                }

                """,
        };
    }
}
