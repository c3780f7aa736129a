using System.Reflection;

namespace Runner;

/// <summary>
/// One process that compiles all projects of a build, in little more than half the time. The SDK has such a server too; but that one outlives the run,
/// for which some machines switch it off. This one ends with the build.
/// </summary>
internal sealed class CompilerServer : IAsyncDisposable
{
    private static readonly string Program =
        typeof(CompilerServer).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(one => one.Key == "CompilerServer").Value!;

    private readonly Processes _processes;
    private readonly string _name = $"test-runner-{Environment.ProcessId}";
    private readonly Task _server;

    /// <summary>Starts it, where the SDK has one.</summary>
    internal CompilerServer(Processes processes)
    {
        _processes = processes;
        _server = File.Exists(Program) ? processes.Run("dotnet", [Program, $"-pipename:{_name}"]) : Task.CompletedTask;
    }

    /// <summary>What a build is told to use it.</summary>
    internal string[] Words => _server.IsCompleted ? [] : ["-p:UseSharedCompilation=true", $"-p:SharedCompilationId={_name}"];

    /// <summary>Ends it.</summary>
    public async ValueTask DisposeAsync()
    {
        // Once is enough, unless it has not begun to listen yet.
        while (!_server.IsCompleted && !_processes.WereEnded)
        {
            _ = await _processes.Run("dotnet", [Program, "-shutdown", $"-pipename:{_name}"]);
        }

        await _server;
    }
}
