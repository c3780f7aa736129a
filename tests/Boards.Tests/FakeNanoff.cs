namespace Boards.Tests;

/// <summary>A nanoff first on the path that notes how it is called, keeps the files it is given, and says what a test wants.</summary>
internal sealed class FakeNanoff : IDisposable
{
    /// <summary>What nanoff prints of a device that runs the image.</summary>
    internal const string Healthy = "  Target:   ESP32_REV3\n  CLR Version: 1.17.0.123\nAssemblies:\n  Firmware, 1.0.0.0\n  mscorlib, 1.17.11.0\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("nanoff-");
    private readonly string _path = Environment.GetEnvironmentVariable("PATH")!;

    internal FakeNanoff()
    {
        Answer("--update", "Flashing firmware...OK");
        Answer("--nanodevice --deploy", "Deploying...OK");
        Answer("--networkdeployment", "Updating network configuration...OK");
        Answer("--filedeployment", "Deploying file...OK");
        Answer("--nanodevice --devicedetails", Healthy);
        string script = Path.Combine(_folder.FullName, "nanoff");
        File.WriteAllText(script, """
            #!/usr/bin/env bash
            here="$(dirname "$0")"
            echo "$*" >> "$here/calls"
            [ "$1" = --networkdeployment ] && cp "$2" "$here/network"
            [ "$1" = --filedeployment ] && cp "$2" "$here/files"
            for answer in "$here"/answers/*; do
                read -r begins < "$answer"
                case "$*" in "$begins"*) tail -n +3 "$answer"; exit "$(sed -n 2p "$answer")" ;; esac
            done
            """);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        Environment.SetEnvironmentVariable("PATH", _folder.FullName + Path.PathSeparator + _path);
    }

    /// <summary>How it was called, in order.</summary>
    internal string[] Calls => File.Exists(At("calls")) ? File.ReadAllLines(At("calls")) : [];

    /// <summary>The file that it was given for the network.</summary>
    internal string Network => File.ReadAllText(At("network"));

    /// <summary>The file that it was given for files.</summary>
    internal string Files => File.ReadAllText(At("files"));

    /// <summary>Sets what it says to a call.</summary>
    /// <param name="begins">How the call begins.</param>
    /// <param name="prints">What it prints.</param>
    /// <param name="exitCode">What it ends with.</param>
    internal void Answer(string begins, string prints, int exitCode = 0)
    {
        Directory.CreateDirectory(At("answers"));
        File.WriteAllText(Path.Combine(At("answers"), begins.Replace(' ', '_')), $"{begins}\n{exitCode}\n{prints}\n");
    }

    /// <summary>A file beside it.</summary>
    internal string Write(string name, string content)
    {
        File.WriteAllText(At(name), content);
        return At(name);
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("PATH", _path);
        _folder.Delete(recursive: true);
    }

    private string At(string name) => Path.Combine(_folder.FullName, name);
}
