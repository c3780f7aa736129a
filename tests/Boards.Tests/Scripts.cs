using System.Diagnostics;

namespace Boards.Tests;

/// <summary>Runs a script of the repository.</summary>
internal static class Scripts
{
    /// <summary>Runs it to its end; returns what it ended with and printed, errors too.</summary>
    internal static (int ExitCode, string Printed) Run(string script, params string[] arguments)
    {
        ProcessStartInfo start = new("bash", [Repository.Path(script.Split('/')), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string printed = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, printed + errors.Result);
    }
}
