namespace Runner;

/// <summary>Where things are.</summary>
internal static class Repository
{
    /// <summary>The folder of Firmware.sln; ./test makes it the working folder.</summary>
    internal static string Root { get; } = Directory.GetCurrentDirectory();

    /// <summary>Where the reports of the last run are.</summary>
    internal static string Results { get; } = Path.Combine(Root, "artifacts", "test-results");
}
