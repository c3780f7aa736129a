namespace Kit;

/// <summary>Where things are in the source tree.</summary>
public static class Repository
{
    /// <summary>The folder of Firmware.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The full path of a built program.</summary>
    /// <param name="project">For instance VirtualDevice.</param>
    /// <param name="program">For instance virtual-device.</param>
    public static string Program(string project, string program)
    {
        // artifacts/bin/<project>/<configuration>: the configuration of the tests is the one of the program too.
        string configuration = Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        string name = OperatingSystem.IsWindows() ? program + ".exe" : program;
        string path = Path.Combine(Root, "artifacts", "bin", project, configuration, name);
        Assert.IsTrue(File.Exists(path), $"{project} is not built: there is no {path}.");
        return path;
    }

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Firmware.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new AssertFailedException("There is no Firmware.sln above the tests.");
    }
}
