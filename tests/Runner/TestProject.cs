using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Runner;

/// <summary>A folder of tests. What it needs stands in its project file.</summary>
internal sealed partial class TestProject
{
    private readonly string _folder;
    private readonly XDocument _project;
    private readonly Lazy<string> _names;

    private TestProject(string file)
    {
        File = file;
        Name = Path.GetFileNameWithoutExtension(file);
        _folder = Path.GetDirectoryName(file)!;
        _project = XDocument.Load(file);
        _names = new Lazy<string>(ReadNames);
    }

    /// <summary>The project file.</summary>
    internal string File { get; }

    /// <summary>For instance <c>Station.Tests</c>.</summary>
    internal string Name { get; }

    /// <summary>What is built.</summary>
    internal string Assembly => Path.Combine(Repository.Root, "artifacts", "bin", Name, "release", Name + ".dll");

    /// <summary>Debian packages, and <c>aedes</c> and <c>node-red</c> from npm, without which none of its tests runs.</summary>
    internal string[] Needs => Words("TestNeeds");

    /// <summary>The same for its tests of the category Servers.</summary>
    internal string[] ServerNeeds => Words("TestServers");

    /// <summary>Whether all of its tests need servers.</summary>
    internal bool IsForServersOnly => Words("TestTier") is ["servers"];

    /// <summary>Whether the coverage of the core is measured with it.</summary>
    internal bool MeasuresCoverage => Words("TestCoverage") is ["true"];

    /// <summary>Seconds that it takes on two cores, roughly: the longest begins first.</summary>
    internal int Seconds => int.TryParse(Words("TestSeconds").FirstOrDefault(), out int seconds) ? seconds : 0;

    /// <summary>Those of the solution.</summary>
    internal static IReadOnlyList<TestProject> All()
    {
        string solution = System.IO.File.ReadAllText(Path.Combine(Repository.Root, "Firmware.sln"));
        return
        [
            .. InSolution().Matches(solution)
                .Select(match => new TestProject(Path.Combine([Repository.Root, .. match.Groups[1].Value.Split('\\')])))
                .OrderByDescending(project => project.Seconds),
        ];
    }

    /// <summary>
    /// Whether a test may match. Looks into the sources, because nothing is built yet; a project too many costs time and changes nothing.
    /// </summary>
    internal bool MayMatch(string filter)
    {
        if (filter.Contains('!'))
        {
            return true;
        }

        string[] wanted = filter.IndexOfAny(['=', '~']) < 0 ? [filter] : [.. Value().Matches(filter).Select(match => match.Groups[1].Value)];
        return wanted.Any(one => one.Split('.', '(')
            .Where(static part => part.Length > 0)
            .All(part => _names.Value.Contains(part, StringComparison.OrdinalIgnoreCase)));
    }

    private string[] Words(string property)
        => _project.Descendants(property).FirstOrDefault()?.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [];

    // Categories are among them, so that a filter can name one.
    private string ReadNames()
    {
        IEnumerable<string> sources = Directory.EnumerateFiles(_folder, "*.cs", SearchOption.AllDirectories);
        return string.Join(
            '\n', sources.SelectMany(file => Named().Matches(System.IO.File.ReadAllText(file))).Select(static match => match.Groups[1].Value).Append(Name));
    }

    [GeneratedRegex(@"= ""[^""]*"", ""(tests\\[^""]*\.Tests\.csproj)""")]
    private static partial Regex InSolution();

    [GeneratedRegex(@"(?:\bnamespace|\bclass|\bvoid|\bTask|\bTestCategory\("") ?([\w.]+)")]
    private static partial Regex Named();

    [GeneratedRegex(@"[=~]\s*([^&|()]+)")]
    private static partial Regex Value();
}
