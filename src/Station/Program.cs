using Station.CommandLine;

namespace Station;

/// <summary>The station: what a person runs on a PC beside the nodes.</summary>
internal static class Program
{
    private static Task<int> Main(string[] arguments) => new StationCommandLine().Invoke(arguments);
}
