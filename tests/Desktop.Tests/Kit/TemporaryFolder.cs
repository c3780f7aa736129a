namespace Desktop.Tests.Kit;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    /// <summary>Its full path.</summary>
    internal string Path { get; } = Directory.CreateTempSubdirectory("desktop-tests-").FullName;

    /// <summary>The full path of a file in it.</summary>
    internal string File(string name)
    {
        return System.IO.Path.Combine(Path, name);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Directory.Delete(Path, recursive: true);
    }
}
