using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Flash;

/// <summary>Runs nanoff, shows what it prints, and does not believe it blindly.</summary>
internal static class NanoffRunner
{
    /// <summary>Runs one command.</summary>
    /// <exception cref="FlashException">nanoff is not installed, or the command failed, or it did not do what it reports.</exception>
    public static void Run(NanoffCommand command)
    {
        StringBuilder printed = new();
        int exitCode = Execute(command.Arguments, printed);
        string? wrong = exitCode == 0 ? command.Verify(printed.ToString()) : $"nanoff ended with {exitCode}.";
        if (wrong is not null)
        {
            throw new FlashException($"{command.What}: {wrong} {command.Hint}", isUsage: false);
        }
    }

    private static int Execute(string[] arguments, StringBuilder printed)
    {
        ProcessStartInfo start = new(Find(), arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["NANOFRAMEWORK_TELEMETRY_OPTOUT"] = "1";
        void Show(string? line)
        {
            if (line is not null)
            {
                lock (printed)
                {
                    printed.AppendLine(line);
                    Console.WriteLine("  " + line);
                }
            }
        }

        try
        {
            using Process process = Process.Start(start)!;
            process.OutputDataReceived += (_, line) => Show(line.Data);
            process.ErrorDataReceived += (_, line) => Show(line.Data);
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (Win32Exception)
        {
            throw new FlashException("nanoff is not installed: dotnet tool install -g nanoff", isUsage: false);
        }
    }

    // A tool that was just installed is often not on the path of the open shell yet.
    private static string Find()
    {
        string name = OperatingSystem.IsWindows() ? "nanoff.exe" : "nanoff";
        string tools = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".dotnet", "tools");
        string path = Environment.GetEnvironmentVariable("PATH") + Path.PathSeparator + tools;
        return path.Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists) ?? name;
    }
}
