namespace Boards.Tests;

/// <summary>Where the files of the repository are.</summary>
internal static class Repository
{
    /// <summary>Its root.</summary>
    internal static string Root { get; } = Find();

    /// <summary>A file or folder in it.</summary>
    internal static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "Firmware.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("No Firmware.sln above the tests.");
    }
}
