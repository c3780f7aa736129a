using System.Text.RegularExpressions;
using Firmware.Core;
using Kit;

namespace VirtualDevice.Tests.Source;

/// <summary>docs/architecture.md names what is there: files, types, members and states.</summary>
[TestClass]
public sealed partial class ArchitecturePageTests
{
    // Looked for as they are, and below these.
    private static readonly string[] Roots = ["", "src/Firmware.Core", "src/Firmware", "src/VirtualDevice"];

    // Its other sources, which it names too.
    private static readonly string[] Folders = ["src/Firmware.Core", "src/Firmware", "src/VirtualDevice", "tests/VirtualDevice.Tests"];

    private static string Page => File.ReadAllText(Path.Combine(Repository.Root, "docs", "architecture.md"));

    [TestMethod]
    public void Every_path_that_the_page_names_is_there()
    {
        string[] paths = [.. Named(Page).Where(static name => name.Contains('/') || name.EndsWith(".cs", StringComparison.Ordinal))];

        string[] missing = [.. paths.Where(static path => !IsThere(path))];

        Assert.IsNotEmpty(paths);
        Assert.IsEmpty(missing, string.Join(Environment.NewLine, missing));
    }

    [TestMethod]
    public void Every_type_and_member_that_the_page_names_is_there()
    {
        HashSet<string> words =
            [.. from file in Folders.SelectMany(SourceFiles.Of) from Match word in Word().Matches(SourceFiles.Code(file)) select word.Value];
        string[] names = [.. Named(Page).Where(static name => Identifiers().IsMatch(name))];

        string[] missing = [.. names.Where(name => !name.Split('.').All(words.Contains))];

        Assert.IsNotEmpty(names);
        Assert.IsEmpty(missing, string.Join(Environment.NewLine, missing));
    }

    [TestMethod]
    public void The_drawn_states_are_those_of_the_code()
    {
        string[] diagrams = [.. Diagram().Matches(Page).Select(static match => match.Value)];

        string[][] drawn = [.. diagrams.Select(static one => State().Matches(one).SelectMany(States).Distinct().Order().ToArray())];

        Assert.HasCount(2, drawn);
        CollectionAssert.AreEqual(Enum.GetNames<LinkState>().Order().ToArray(), drawn[0]);
        CollectionAssert.AreEqual(Enum.GetNames<RelocationStage>().Order().ToArray(), drawn[1]);
    }

    private static IEnumerable<string> States(Match arrow)
        => new[] { arrow.Groups[1].Value, arrow.Groups[2].Value }.Where(static name => name != "[*]");

    private static IEnumerable<string> Named(string page)
        => Quoted().Matches(page).Select(static match => match.Groups[1].Value).Distinct();

    // "Settings/Commands" is a file as well: its ending is left out, and what is behind a point may be a part of the class or a member.
    private static bool IsThere(string path)
        => Roots.Any(root => Exists(root, path) || Exists(root, path + ".cs") || Exists(root, Member().Replace(path, "") + ".cs"));

    private static bool Exists(string root, string path) => Path.Exists(Path.Combine([Repository.Root, .. root.Split('/'), .. path.Split('/')]));

    [GeneratedRegex("`([A-Za-z/][A-Za-z0-9_./]*)`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^[A-Z]\w+(?:\.[A-Z]\w+)*$")]
    private static partial Regex Identifiers();

    [GeneratedRegex(@"\.\w+$")]
    private static partial Regex Member();

    [GeneratedRegex(@"^stateDiagram-v2.*?^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Diagram();

    [GeneratedRegex(@"(\w+|\[\*\]) --> (\w+|\[\*\])")]
    private static partial Regex State();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
