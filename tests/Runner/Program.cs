using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Runner;

/// <summary>What ./test does.</summary>
internal static partial class Program
{
    private const int Interrupted = 130;

    // Most tests wait most of the time; more would only wait for each other.
    private static readonly int SideBySide = Math.Max(4, Environment.ProcessorCount);

    private static readonly Processes Processes = new();

    private static async Task<int> Main(string[] words)
    {
        if (words is ["--help" or "-h"])
        {
            Console.WriteLine(Arguments.Help);
            return 0;
        }

        bool interrupted = false;
        void OnSignal(PosixSignalContext signal)
        {
            signal.Cancel = true;
            interrupted = true;
            Processes.EndAll();
        }

        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal);
        try
        {
            int code = await Run(Arguments.Read(words), () => interrupted);
            return interrupted ? Interrupted : code;
        }
        catch (RunnerException ended)
        {
            Console.Error.WriteLine(interrupted ? "test: interrupted" : "test: " + ended.Message);
            return interrupted ? Interrupted : ended.ExitCode;
        }
    }

    private static async Task<int> Run(Arguments arguments, Func<bool> isInterrupted)
    {
        if (arguments.All)
        {
            // Node and station with mosquitto in place of the broker in the tests' own process: Kit.TestBroker.
            Environment.SetEnvironmentVariable("TEST_BROKER", "mosquitto");
        }

        IReadOnlyList<TestProject> projects = Choose(arguments);
        Build build = new(Processes, arguments);
        await build.Install(projects);
        await build.Make(projects);
        if (Directory.Exists(Repository.Results))
        {
            Directory.Delete(Repository.Results, recursive: true);
        }

        TestRun run = new(Processes, arguments);
        Report[] reports = await RunAll(projects, run);
        if (isInterrupted())
        {
            throw new RunnerException("interrupted", Interrupted);
        }

        if (run.Sum == (0, 0, 0) && !run.Broke)
        {
            throw new RunnerException($"no test matches '{arguments.Filter}'");
        }

        bool covered = !arguments.All || arguments.Filter is not null || Coverage.Check();
        Conclude(arguments, reports, run);
        return run.Sum.Failed > 0 || run.Broke || !covered || run.Sum.Passed == 0 ? 1 : 0;
    }

    private static IReadOnlyList<TestProject> Choose(Arguments arguments)
    {
        IReadOnlyList<TestProject> named = [.. TestProject.All().Where(project => arguments.Filter is null || project.MayMatch(arguments.Filter))];
        IReadOnlyList<TestProject> chosen = [.. named.Where(project => arguments.All || !project.IsForServersOnly)];
        if (chosen.Count > 0)
        {
            return chosen;
        }

        string where = named.Count > 0 ? $"; with --all there is one in {string.Join(", ", named.Select(project => project.Name))}" : "";
        throw new RunnerException($"no test is named like '{arguments.Filter}'{where}");
    }

    private static async Task<Report[]> RunAll(IReadOnlyList<TestProject> projects, TestRun run)
    {
        using SemaphoreSlim places = new(SideBySide);
        return await Task.WhenAll(projects.Select(async project =>
        {
            await places.WaitAsync();
            try
            {
                return await run.Run(project);
            }
            finally
            {
                places.Release();
            }
        }));
    }

    private static void Conclude(Arguments arguments, Report[] reports, TestRun run)
    {
        if (arguments.All)
        {
            // What the fault suite held against, with its figures.
            foreach (string line in reports.SelectMany(static one => one.Printed)
                .SelectMany(static text => Held().Matches(text)).Select(static match => match.Value.TrimEnd())
                .Distinct().OrderBy(static line => int.Parse(line.AsSpan(1, 3))).ThenBy(static line => line, StringComparer.Ordinal))
            {
                Console.WriteLine(line);
            }
        }
        else
        {
            Console.WriteLine("Tests that want other people's servers were left out; ./test --all runs them too.");
        }

        if (run.Broke)
        {
            Console.WriteLine("A project did not come to its end: see BROKEN above.");
        }

        Console.WriteLine($"{run.Sum.Passed} passed, {run.Sum.Failed} failed, {run.Sum.Skipped} skipped");
    }

    [GeneratedRegex(@"^F\d+ +.* held  .*$", RegexOptions.Multiline)]
    private static partial Regex Held();
}
