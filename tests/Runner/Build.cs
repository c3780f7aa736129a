using System.Diagnostics;
using System.Text.Json;

namespace Runner;

/// <summary>Installs and builds what some projects need.</summary>
internal sealed class Build(Processes processes, Arguments arguments)
{
    /// <summary>Installs what their tests need besides the SDK.</summary>
    internal async Task Install(IReadOnlyList<TestProject> projects)
    {
        string[] needs =
            [.. projects.SelectMany(project => arguments.All ? project.Needs.Concat(project.ServerNeeds) : project.Needs)
            .Distinct().Order(StringComparer.Ordinal)];
        if (needs.Length == 0 || OperatingSystem.IsWindows())
        {
            return;
        }

        await Step("installed", string.Join(' ', needs), Path.Combine(Repository.Root, "tests", "install"), needs);
    }

    /// <summary>Builds them, or everything.</summary>
    internal async Task Make(IReadOnlyList<TestProject> projects)
    {
        if (arguments.SkipsBuild)
        {
            return;
        }

        string what = arguments.Filter is null ? "Firmware.sln" : Narrow(projects);
        await using (CompilerServer compiler = new(processes))
        {
            await Step("built", arguments.Filter is null ? "everything" : string.Join(' ', projects.Select(project => project.Name)), "dotnet",
                ["build", what, "--configuration", "Release", "--nologo", "--verbosity", "quiet", "-tl:off", "-clp:NoSummary", .. compiler.Words]);
        }

        if (arguments.Filter is null)
        {
            await Step("checked", "white space", "dotnet",
                ["format", "whitespace", ".", "--folder", "--verify-no-changes", "--exclude", "artifacts", "packages"]);
        }
    }

    // A part of the solution: these projects and, by their references, what they need.
    private static string Narrow(IReadOnlyList<TestProject> projects)
    {
        string file = Path.Combine(Repository.Root, "artifacts", "test.slnf");
        string[] paths = [.. projects.Select(project => Path.GetRelativePath(Repository.Root, project.File).Replace('/', '\\'))];
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, JsonSerializer.Serialize(new { solution = new { path = "../Firmware.sln", projects = paths } }));
        return file;
    }

    private async Task Step(string done, string what, string program, string[] words)
    {
        long start = Stopwatch.GetTimestamp();
        (int exitCode, string output) = await processes.Run(program, words);
        if (exitCode != 0)
        {
            throw new RunnerException(output);
        }

        Console.WriteLine($"{done}  {what}  {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s");
    }
}
