namespace Kit;

/// <summary>A folder that is gone after the test.</summary>
public sealed class TemporaryFolder : IDisposable
{
    /// <summary>Its full path.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("kit-").FullName;

    /// <summary>The full path of a file in it.</summary>
    public string File(string name)
    {
        return System.IO.Path.Combine(Path, name);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Directory.Delete(Path, recursive: true);
    }
}
