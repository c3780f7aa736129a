namespace Recipe.Tests;

/// <summary>Programs of other people that a recipe is about.</summary>
internal static class Programs
{
    /// <summary>The full path of a program.</summary>
    /// <exception cref="AssertFailedException">It is not installed; the message says what to install.</exception>
    internal static string Find(string program, string package)
    {
        return (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists)
            ?? throw new AssertFailedException($"{program} was not found. On Debian and Ubuntu: apt-get install {package}");
    }
}
