using System.Text.RegularExpressions;
using Kit;

namespace VirtualDevice.Tests.Source;

/// <summary>The source files of the tree, without what is built from them.</summary>
internal static partial class SourceFiles
{
    private static readonly string[] BuiltFolders = ["bin", "obj", "artifacts", "packages"];

    /// <summary>Every C# file of a folder.</summary>
    /// <param name="folder">From the root of the repository: src/Firmware.Core.</param>
    internal static IReadOnlyList<string> Of(string folder)
    {
        string root = Path.Combine([Repository.Root, .. folder.Split('/')]);
        List<string> files = [.. Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories).Where(file => !IsBuilt(root, file)).Order()];
        Assert.IsNotEmpty(files, $"{folder} holds no C# file.");
        return files;
    }

    /// <summary>The path of a file as a person would name it.</summary>
    internal static string Name(string file) => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/');

    /// <summary>The namespaces that a file names in its using lines.</summary>
    internal static IEnumerable<string> Usings(string file)
        => Using().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value);

    /// <summary>A file without comments and string literals: what is left is code.</summary>
    internal static string Code(string file) => CommentOrText().Replace(File.ReadAllText(file), "");

    /// <summary>Whether a build has made it.</summary>
    internal static bool IsBuilt(string root, string file)
        => Path.GetRelativePath(root, file).Split(Path.DirectorySeparatorChar).Any(BuiltFolders.Contains);

    [GeneratedRegex("^\\s*(?:global )?using (?:static )?(?:\\w+ = )?([\\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Using();

    [GeneratedRegex("//.*|\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])+'")]
    private static partial Regex CommentOrText();
}
