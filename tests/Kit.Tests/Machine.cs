using System.Runtime.Versioning;

namespace Kit.Tests;

/// <summary>A machine that has bash, what every system has besides, and the programs that a test gives it; its folder is where programs begin.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class Machine : IDisposable
{
    private static readonly string[] Everywhere = ["bash", "cat", "dirname", "env", "grep", "mktemp", "rm", "sleep"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("machine-");

    internal Machine()
    {
        foreach (string program in Everywhere)
        {
            File.CreateSymbolicLink(Program(program), Tools.Find(program));
        }
    }

    /// <summary>Its folder.</summary>
    internal string Path => _folder.FullName;

    /// <summary>A path in it.</summary>
    internal string At(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Writes a file into it.</summary>
    internal void Write(string name, string content)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(At(name))!);
        File.WriteAllText(At(name), content);
    }

    /// <summary>Gives it a program.</summary>
    /// <param name="program">Its name.</param>
    /// <param name="script">What it does, for bash.</param>
    internal void Has(string program, string script)
    {
        File.WriteAllText(Program(program), $"#!{Tools.Find("bash")}\n{script}\n");
        File.SetUnixFileMode(Program(program), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Starts a program on it.</summary>
    internal ChildProcess Start(string program, params string[] arguments)
        => ChildProcess.Start(Tools.Find("env"), ["PATH=" + Program(""), program, .. arguments], Path);

    /// <summary>Runs a script on it to its end.</summary>
    internal async Task<(int ExitCode, string Printed)> Run(string script, params string[] arguments)
    {
        await using ChildProcess run = Start(Program("bash"), [script, .. arguments]);
        int exitCode = await run.Exit();
        return (exitCode, string.Join('\n', run.Output.All));
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);

    private string Program(string name)
    {
        string programs = System.IO.Path.Combine(Path, "bin");
        Directory.CreateDirectory(programs);
        return System.IO.Path.Combine(programs, name);
    }
}
