using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Flash.Nanoff;

/// <summary>Runs nanoff, shows what it prints, and does not believe it blindly.</summary>
internal static class NanoffTool
{
    /// <summary>The version of the nanoff on this machine; null if there is none.</summary>
    /// <exception cref="FlashException">It is installed but does not report its version.</exception>
    public static NanoffVersion? ReadVersion()
    {
        StringBuilder printed = new();
        if (Execute(["--version"], line => printed.AppendLine(line)) is not { } exitCode)
        {
            return null;
        }

        return NanoffVersion.Parse(printed.ToString()) ?? throw new FlashException(
            $"nanoff does not tell its version; it ended with {exitCode} and said: {OneLine(printed)}. Known to work: {NanoffVersion.Install}", isUsage: false);
    }

    /// <summary>Runs one command.</summary>
    /// <exception cref="FlashException">nanoff is not installed, or the command failed, or it did not do what it reports.</exception>
    public static void Run(NanoffCommand command)
    {
        for (int attempt = 1; ; attempt++)
        {
            StringBuilder printed = new();
            int exitCode = Execute(command.Arguments, line => Show(line, printed))
                ?? throw new FlashException($"nanoff is not installed: {NanoffVersion.Install}", isUsage: false);
            if (exitCode != 0 && attempt < command.Attempts)
            {
                continue;
            }

            string? wrong = exitCode == 0 ? command.Verify(printed.ToString()) : $"nanoff ended with {exitCode}.";
            if (wrong is not null)
            {
                throw new FlashException($"{command.What}: {wrong} {command.Hint}", isUsage: false);
            }

            return;
        }
    }

    private static void Show(string line, StringBuilder printed)
    {
        printed.AppendLine(line);
        Console.WriteLine("  " + line);
    }

    // Null if there is no such program.
    private static int? Execute(string[] arguments, Action<string> take)
    {
        if (Find() is not { } program)
        {
            return null;
        }

        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        Prepare(start.Environment);
        void PassOn(object sender, DataReceivedEventArgs line)
        {
            if (line.Data is not null)
            {
                lock (start)
                {
                    take(line.Data);
                }
            }
        }

        using Process process = Process.Start(start)!;
        process.OutputDataReceived += PassOn;
        process.ErrorDataReceived += PassOn;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.WaitForExit();
        return process.ExitCode;
    }

    // nanoff is built for .NET 8 and does not allow a newer one by itself: with the .NET 10 SDK alone it would not start. It also looks
    // for .NET in the usual places only, which leaves out one that was unpacked into a home folder.
    private static void Prepare(IDictionary<string, string?> environment)
    {
        environment["NANOFRAMEWORK_TELEMETRY_OPTOUT"] = "1";
        environment.TryAdd("DOTNET_ROLL_FORWARD", "Major");
        if (Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..")) is { } root
            && Directory.Exists(Path.Combine(root, "host")))
        {
            environment.TryAdd("DOTNET_ROOT", root);
        }
    }

    private static string OneLine(StringBuilder printed) => string.Join(' ', printed.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // A tool that was just installed is often not on the path of the open shell yet. Not the working folder, where Process.Start would look.
    private static string? Find()
    {
        string name = OperatingSystem.IsWindows() ? "nanoff.exe" : "nanoff";
        string tools = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".dotnet", "tools");
        string path = Environment.GetEnvironmentVariable("PATH") + Path.PathSeparator + tools;
        return path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }
}
