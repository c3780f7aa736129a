using Desktop = Microsoft.VisualStudio.TestTools.UnitTesting;

[assembly: Desktop.AssemblyFixtureProvider(typeof(nanoFramework.TestFramework.EndOfRun))]

namespace nanoFramework.TestFramework;

/// <summary>MSTest calls this after the last test of an assembly that uses this library.</summary>
[Desktop.TestClass]
public static class EndOfRun
{
    /// <summary>Cleans up the last class; a clean-up that failed anywhere fails the run.</summary>
    [Desktop.AssemblyCleanup]
    public static void CleanUp()
    {
        ClassFixture.Finish();
    }
}
