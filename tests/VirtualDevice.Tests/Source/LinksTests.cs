using System.Text.RegularExpressions;
using Kit;

namespace VirtualDevice.Tests.Source;

/// <summary>A link of the documents leads to a file that is there, and to a heading of it.</summary>
[TestClass]
public sealed partial class LinksTests
{
    [TestMethod]
    public void Every_link_within_the_repository_leads_somewhere()
    {
        string[] pages = [.. Pages()];

        string[] broken = [.. pages.SelectMany(Broken)];

        Assert.IsNotEmpty(pages);
        Assert.IsEmpty(broken, string.Join('\n', broken));
    }

    private static IEnumerable<string> Pages()
        => new[] { "docs", "boards", "src", "tests", ".github" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.md", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(Repository.Root, "*.md"));

    private static IEnumerable<string> Broken(string page)
    {
        foreach (string link in Link().Matches(Code().Replace(File.ReadAllText(page), "")).Select(match => match.Groups[1].Value))
        {
            if (link.Contains("://", StringComparison.Ordinal) || link.StartsWith("mailto:", StringComparison.Ordinal))
            {
                continue;
            }

            string[] parts = link.Split('#', 2);
            string target = parts[0].Length == 0 ? page : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page)!, parts[0]));
            bool leads = parts.Length == 1 ? Path.Exists(target) : File.Exists(target) && Anchors(target).Contains(parts[1]);
            if (!leads)
            {
                yield return $"{Path.GetRelativePath(Repository.Root, page)}: {link}";
            }
        }
    }

    // As GitHub makes them: lower case, no punctuation, hyphens for spaces.
    private static IEnumerable<string> Anchors(string page)
        => Heading().Matches(Code().Replace(File.ReadAllText(page), ""))
            .Select(match => NotInAnchor().Replace(match.Groups[1].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"!?\[[^\]]*\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^```.*?^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Code();

    [GeneratedRegex(@"^#+ (.*)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{N}\- _]")]
    private static partial Regex NotInAnchor();
}
