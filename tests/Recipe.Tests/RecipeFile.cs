using Kit;

namespace Recipe.Tests;

/// <summary>A file of docs/recipes, as it is given to readers.</summary>
internal static class RecipeFile
{
    /// <summary>Its path in the repository.</summary>
    internal static string Path(string name)
    {
        return System.IO.Path.Combine(Repository.Root, "docs", "recipes", name);
    }

    /// <summary>Copies it with other addresses, and changes nothing else.</summary>
    /// <param name="name">Its name; the copy has the same one.</param>
    /// <param name="folder">Where to.</param>
    /// <param name="changes">What stands in the file, once at least, and what takes its place.</param>
    /// <returns>The path of the copy.</returns>
    internal static string Copy(string name, TemporaryFolder folder, params (string Old, string New)[] changes)
    {
        string text = File.ReadAllText(Path(name));
        foreach ((string old, string replacement) in changes)
        {
            StringAssert.Contains(text, old, $"{name} has no '{old}' any more.");
            text = text.Replace(old, replacement, StringComparison.Ordinal);
        }

        string copy = folder.File(name);
        File.WriteAllText(copy, text);
        return copy;
    }
}
