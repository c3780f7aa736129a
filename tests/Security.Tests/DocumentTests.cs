using System.Text.RegularExpressions;
using Kit;

namespace Security.Tests;

/// <summary>SECURITY.md names tests: they have to be there.</summary>
[TestClass]
public sealed partial class DocumentTests
{
    [TestMethod]
    public void Every_test_that_the_document_names_exists()
    {
        string tests = Path.Combine(Repository.Root, "tests");
        MatchCollection named = TestName().Matches(File.ReadAllText(Path.Combine(Repository.Root, "SECURITY.md")));

        Assert.IsNotEmpty(named);

        foreach (string name in named.Select(match => match.Groups[1].Value).Distinct())
        {
            bool isThere = Directory.Exists(Path.Combine(tests, name))
                || Directory.EnumerateFiles(tests, name + ".cs", SearchOption.AllDirectories).Any();
            Assert.IsTrue(isThere, name);
        }
    }

    [GeneratedRegex(@"`([A-Za-z0-9]+(?:\.)?Tests)`")]
    private static partial Regex TestName();
}
