using System.Text.RegularExpressions;
using Kit;

namespace VirtualDevice.Tests.Source;

/// <summary>How source files look, as far as the compiler does not see to it.</summary>
[TestClass]
public sealed partial class StyleTests
{
    private const int Columns = 160;

    // Markup, files made by a tool, and those with texts that cannot be broken.
    private static readonly string[] Free = [".css", ".razor", ".json", ".nfproj", ".pem", ".png", ".sln", ".svg", ".tsv"];

    private static readonly string[] Folders = ["src", "tests", "boards", "docs", ".ci", ".github"];

    [TestMethod]
    public void No_line_is_longer_than_160_columns()
    {
        string[] wrong = [.. from file in Sources() from line in Long(file) select $"{SourceFiles.Name(file)}:{line}"];

        Assert.IsEmpty(wrong, Environment.NewLine + string.Join(Environment.NewLine, wrong));
    }

    [TestMethod]
    public void Usings_are_in_order_those_of_System_first()
    {
        string[] wrong = [.. Folders[..2].SelectMany(SourceFiles.Of).Where(file => !IsInOrder(file)).Select(SourceFiles.Name)];

        Assert.IsEmpty(wrong, Environment.NewLine + string.Join(Environment.NewLine, wrong));
    }

    private static bool IsInOrder(string file)
    {
        string[] usings = [.. Using().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)];
        return usings.SequenceEqual(usings.OrderBy(Kind).ThenBy(one => one is not "System" && !one.StartsWith("System.", StringComparison.Ordinal))
            .ThenBy(one => one.Replace('.', '\u0001'), StringComparer.OrdinalIgnoreCase));
    }

    // Namespaces, then static types, then other names for types.
    private static int Kind(string name) => name.StartsWith("static ", StringComparison.Ordinal) ? 1 : name.Contains('=', StringComparison.Ordinal) ? 2 : 0;

    private static IEnumerable<string> Sources()
        => Folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(Repository.Root))
            .Where(file => !Free.Contains(Path.GetExtension(file)) && !SourceFiles.IsBuilt(Repository.Root, file));

    // Tables and commands in a page are as long as they are.
    private static IEnumerable<int> Long(string file)
    {
        bool isPage = file.EndsWith(".md", StringComparison.Ordinal);
        bool isCode = false;
        int number = 0;
        foreach (string line in File.ReadLines(file))
        {
            number++;
            isCode ^= isPage && line.TrimStart().StartsWith("```", StringComparison.Ordinal);
            if (line.Length > Columns && !isCode && !(isPage && line.TrimStart().StartsWith('|')))
            {
                yield return number;
            }
        }
    }

    [GeneratedRegex(@"^(?:global )?using ([^(;]+);", RegexOptions.Multiline)]
    private static partial Regex Using();
}
