using Kit;

namespace Recipe.Tests;

/// <summary>A program of docs/examples, run by the system's Python with paho-mqtt as a reader of docs/mqtt-by-example.md runs it.</summary>
internal static class Example
{
    /// <summary>The folder.</summary>
    internal static string Folder { get; } = Path.Combine(Repository.Root, "docs", "examples");

    /// <summary>Starts one on a broker of this machine and waits until it listens.</summary>
    internal static async Task<ChildProcess> Start(string name, int port, params string[] arguments)
    {
        ChildProcess program = ChildProcess.Start(Tools.Python, ["-B", Path.Combine(Folder, name), "127.0.0.1", $"{port}", .. arguments]);
        try
        {
            _ = await program.Output.Seen(static line => line == "listening", $"{name} listens");
            return program;
        }
        catch
        {
            await program.DisposeAsync();
            throw;
        }
    }
}
