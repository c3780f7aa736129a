using System.Diagnostics;

namespace Runner;

/// <summary>Runs the tests of a project, and prints a line and what failed.</summary>
internal sealed class TestRun(Processes processes, Arguments arguments)
{
    /// <summary>Twice what the tests' own limit for a hang is (<c>Limits.Hang</c>): that one speaks first, and says what was waited for.</summary>
    private const string HangLimit = "10m";

    private readonly Lock _console = new();

    /// <summary>Tests that passed, failed and did not run, so far.</summary>
    internal (int Passed, int Failed, int Skipped) Sum { get; private set; }

    /// <summary>Whether a project did not come to its end.</summary>
    internal bool Broke { get; private set; }

    /// <summary>Runs a project.</summary>
    internal async Task<Report> Run(TestProject project)
    {
        long start = Stopwatch.GetTimestamp();
        string report = Path.Combine(Repository.Results, project.Name + ".trx");
        bool covers = arguments.All && project.MeasuresCoverage;

        // The collector of the coverage is found by way of the project file; without it a moment is saved.
        string[] what = covers ? [project.File, "--no-build", "--configuration", "Release", "--nologo", "-tl:off"] : [project.Assembly];
        List<string> words =
        [
            "test", .. what, "--logger", $"trx;LogFileName={Path.GetFileName(report)}", "--results-directory", Repository.Results,
            "--blame-hang-timeout", HangLimit, "--blame-hang-dump-type", "none",
        ];
        if (Filter() is { } filter)
        {
            words.AddRange(["--filter", filter]);
        }

        if (covers)
        {
            words.AddRange(["--collect", "XPlat Code Coverage", "--settings", Path.Combine(Repository.Root, "tests", "coverage.runsettings")]);
        }

        (int exitCode, string output) = await processes.Run("dotnet", words);
        Report read = Report.Read(report);
        if (processes.WereEnded)
        {
            // What was cut off has failed nothing.
            return read;
        }

        Print(project, read, exitCode, output, Stopwatch.GetElapsedTime(start));
        return read;
    }

    // Without --all nothing that needs servers, and elsewhere than on Linux nothing that needs its tools.
    private string? Filter()
    {
        List<string> parts = [];
        if (arguments.Filter is { } wanted)
        {
            parts.Add(wanted.IndexOfAny(['=', '~']) < 0 ? $"FullyQualifiedName~{Escape(wanted)}" : $"({wanted})");
        }

        if (!arguments.All)
        {
            parts.Add("TestCategory!=Servers");
        }

        if (!OperatingSystem.IsLinux())
        {
            parts.Add("TestCategory!=Linux");
        }

        return parts.Count > 0 ? string.Join('&', parts) : null;
    }

    private static string Escape(string name) => string.Concat(name.Select(static one => one is '(' or ')' or '&' or '|' or '\\' ? $"\\{one}" : $"{one}"));

    private void Print(TestProject project, Report read, int exitCode, string output, TimeSpan took)
    {
        int executed = read.Passed + read.Failed;
        bool broke = exitCode != 0 && read.Failed == 0;
        lock (_console)
        {
            if (executed + read.Skipped == 0 && !broke)
            {
                // The name was found in its sources, and is no test's.
                return;
            }

            Sum = (Sum.Passed + read.Passed, Sum.Failed + read.Failed, Sum.Skipped + read.Skipped);
            Broke |= broke;
            string skipped = read.Skipped > 0 ? $", {read.Skipped} skipped" : "";
            string failed = read.Failed > 0 ? $", {read.Failed} failed" : "";
            Console.WriteLine(
                $"{(broke ? "BROKEN" : read.Failed > 0 ? "FAILED" : "passed")}  {project.Name,-22} {read.Passed,5} passed{failed}{skipped}  "
                + $"{took.TotalSeconds,4:0} s");
            foreach (string failure in read.Failures)
            {
                Console.WriteLine(failure);
            }

            if (broke)
            {
                Console.WriteLine(output);
            }
        }
    }
}
