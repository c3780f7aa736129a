using Kit;

// Every test has a broker of its own; what measures time says DoNotParallelize.
[assembly: Parallelize(Workers = 4, Scope = ExecutionScope.MethodLevel)]

namespace Security.Tests;

/// <summary>What holds for all tests of this project.</summary>
[TestClass]
public static class AssemblySettings
{
    private static readonly TemporaryFolder Configuration = new();

    /// <summary>Profiles are written here and not among those of whoever runs the tests.</summary>
    [AssemblyInitialize]
    public static void KeepProfilesApart(TestContext context) => Environment.SetEnvironmentVariable("XDG_CONFIG_HOME", Configuration.Path);

    /// <summary>Takes them away.</summary>
    [AssemblyCleanup]
    public static void TakeProfilesAway() => Configuration.Dispose();
}
