using System.Text.Json.Nodes;

namespace Boards.Tests;

/// <summary>The stand-in for nanoff first on the path, and what it was told and did: see tests/Nanoff.</summary>
internal sealed class FakeNanoff : IDisposable
{
    /// <summary>The two lines of nanoff that boards/flash speaks.</summary>
    internal const string Flat = "2.5.162";

    /// <summary>The one with verbs.</summary>
    internal const string Verbs = "3.0.0-preview.1";

    private readonly DirectoryInfo _desk = Directory.CreateTempSubdirectory("nanoff-");
    private readonly string _path = Environment.GetEnvironmentVariable("PATH")!;

    internal FakeNanoff(string version = Flat)
    {
        string configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        Environment.SetEnvironmentVariable("PATH", Repository.Path("artifacts", "bin", "Nanoff", configuration) + Path.PathSeparator + _path);
        Environment.SetEnvironmentVariable("NANOFF_DESK", _desk.FullName);
        Environment.SetEnvironmentVariable("NANOFF_PLAYS", version);
    }

    /// <summary>How it was called, in order; questions for its version are none.</summary>
    internal string[] Calls => Lines("calls");

    /// <summary>What was set up for it when it was asked for its version: DOTNET_ROLL_FORWARD and the opt-out of telemetry.</summary>
    internal string[] Questions => Lines("questions");

    /// <summary>The file that it was given for the network.</summary>
    internal JsonNode Network => JsonNode.Parse(File.ReadAllText(At("network")))!;

    /// <summary>The file that it was given for files.</summary>
    internal JsonNode Files => JsonNode.Parse(File.ReadAllText(At("files")))!;

    /// <summary>The pretended board.</summary>
    internal JsonNode Board => JsonNode.Parse(File.ReadAllText(At("board")))!;

    /// <summary>Sets what it says to a step in place of doing it.</summary>
    /// <param name="step">firmware, image, network, files or details.</param>
    /// <param name="prints">What it prints.</param>
    /// <param name="exitCode">What it ends with.</param>
    /// <param name="once">Whether it does the step the next time.</param>
    internal void Answer(string step, string prints, int exitCode = 0, bool once = false)
    {
        Directory.CreateDirectory(At("answers"));
        File.WriteAllText(Path.Combine(At("answers"), step + (once ? ".once" : "")), $"{exitCode}\n{prints}\n");
    }

    /// <summary>A file beside it.</summary>
    internal string Write(string name, string content)
    {
        File.WriteAllText(At(name), content);
        return At(name);
    }

    /// <summary>An image, as far as boards/flash looks at one.</summary>
    internal string WriteImage() => Write("image.bin", "NFMRK1\0\0the rest of it");

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("PATH", _path);
        Environment.SetEnvironmentVariable("NANOFF_DESK", null);
        _desk.Delete(recursive: true);
    }

    private string[] Lines(string name) => File.Exists(At(name)) ? File.ReadAllLines(At(name)) : [];

    private string At(string name) => Path.Combine(_desk.FullName, name);
}
