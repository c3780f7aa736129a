namespace Store.Tests;

/// <summary>What all tests of this run shared is ended with them.</summary>
[TestClass]
public sealed class EndOfRun
{
    [AssemblyCleanup]
    public static Task StopServers() => PostgresServer.Stop();
}
