using Kit;

namespace Station.Tests.Support;

/// <summary>The station run to its end, without a terminal.</summary>
/// <param name="ExitCode">What it ended with.</param>
/// <param name="Lines">What it printed, errors included.</param>
internal sealed record StationRun(int ExitCode, IReadOnlyList<string> Lines)
{
    /// <summary>What it printed.</summary>
    internal string Text => string.Join('\n', Lines);

    /// <summary>Runs it.</summary>
    internal static async Task<StationRun> Of(params string[] arguments)
    {
        await using RunningProgram program = Start(arguments);
        int exitCode = await program.Exit();
        return new StationRun(exitCode, program.Output.All);
    }

    /// <summary>Runs it against a broker.</summary>
    internal static Task<StationRun> At(TestBroker broker, params string[] arguments) => Of([.. arguments, "--broker", $"127.0.0.1:{broker.Port}"]);

    /// <summary>Starts it.</summary>
    internal static RunningProgram Start(params string[] arguments) => RunningProgram.Start("Station", "station", arguments);
}
