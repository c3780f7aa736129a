using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;

namespace Cli;

/// <summary>Prints the program's name and its version.</summary>
internal sealed class VersionAction(string name) : SynchronousCommandLineAction
{
    /// <summary>The version of the programs, the same for all.</summary>
    internal static string Version { get; } =
        typeof(VersionAction).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine($"{name} {Version}");
        return 0;
    }
}
