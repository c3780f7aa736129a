using System.Text.RegularExpressions;
using Kit;

namespace Boards.Tests;

/// <summary>What the workflow does with a build of the device: nothing of it may come up empty and end well.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed partial class WorkflowTests
{
    private static readonly string Workflow = File.ReadAllText(Repository.Path(".github", "workflows", "build.yml"));

    [TestMethod]
    public void Images_are_kept_from_where_they_land_and_a_missing_one_is_an_error()
    {
        Assert.Contains("path: src/Firmware/bin/*/Release/*.bin\n          if-no-files-found: error", Workflow);
        Assert.Contains("path: release/*\n          if-no-files-found: error", Workflow);
    }

    [TestMethod]
    public void A_tag_makes_a_release_with_checksums()
    {
        Assert.Contains("tags: ['v*']", Workflow);
        Assert.Contains("run: boards/release-files \"${GITHUB_REF_NAME#v}\" release", Workflow);
        Assert.Contains("run: sha256sum --check SHA256SUMS", Workflow);
        Assert.Contains("needs: [desktop, device]", Workflow);

        // Images and programs come from two workflows, which meet at one release.
        foreach (string workflow in new[] { Workflow, File.ReadAllText(Repository.Path(".github", "workflows", "release.yml")) })
        {
            Assert.Contains("|| gh release view \"$GITHUB_REF_NAME\"\n          gh release upload \"$GITHUB_REF_NAME\" ", workflow);
        }
    }

    [TestMethod]
    public void Every_script_that_it_calls_is_there()
    {
        string[] called = [.. Call().Matches(Workflow).Select(match => match.Groups[1].Value)];

        Assert.IsNotEmpty(called);

        foreach (string script in called)
        {
            Assert.IsTrue(File.Exists(Repository.Path(script.Split('/'))), script);
        }
    }

    [TestMethod]
    [DataRow(945, 945, 0, 0, "")]
    [DataRow(945, 88, 0, 1, "88 of 945 tests ran on the device")]
    [DataRow(945, 946, 0, 1, "946 of 945 tests ran on the device")]
    [DataRow(945, 944, 1, 1, "1 failed in")]
    [DataRow(0, 0, 0, 1, "no test ran in")]
    public void The_runs_of_device_and_desktop_are_compared_by_number(int desktop, int device, int failed, int expected, string message)
    {
        using TemporaryFolder folder = new();

        (int exitCode, string printed) = Scripts.Run(
            "tests/compare-counts", Report(folder, "desktop.trx", desktop, 0), Report(folder, "device.trx", device, failed));

        Assert.AreEqual(expected, exitCode, printed);
        Assert.Contains(message, printed);
        Assert.Contains("run: tests/compare-counts TestResults/desktop.trx TestResults/device.*.trx", Workflow);
    }

    [TestMethod]
    [DataRow(500, 445, 0, "")]
    [DataRow(500, 444, 1, "944 of 945 tests ran on the device")]
    [DataRow(945, 0, 1, "no test ran in")]
    public void The_assemblies_of_the_device_count_together_and_none_may_be_empty(int one, int other, int expected, string message)
    {
        using TemporaryFolder folder = new();

        (int exitCode, string printed) = Scripts.Run(
            "tests/compare-counts", Report(folder, "desktop.trx", 945, 0), Report(folder, "device.A.trx", one, 0), Report(folder, "device.B.trx", other, 0));

        Assert.AreEqual(expected, exitCode, printed);
        Assert.Contains(message, printed);
    }

    [TestMethod]
    public void A_report_that_is_missing_or_none_is_an_error()
    {
        using TemporaryFolder folder = new();
        string report = Report(folder, "desktop.trx", 1, 0);

        string other = folder.File("other.trx");

        Assert.AreEqual(1, Scripts.Run("tests/compare-counts", report, other).ExitCode);

        File.WriteAllText(other, "<TestRun></TestRun>");
        Assert.AreEqual(1, Scripts.Run("tests/compare-counts", report, other).ExitCode);
        Assert.AreEqual(2, Scripts.Run("tests/compare-counts", report).ExitCode);
    }

    private static string Report(TemporaryFolder folder, string name, int passed, int failed)
    {
        File.WriteAllText(folder.File(name), $"""
            <TestRun><ResultSummary outcome="Completed">
              <Counters total="{passed + failed}" executed="{passed + failed}"
                passed="{passed}" failed="{failed}" error="0" timeout="0" passedButRunAborted="0" />
            </ResultSummary></TestRun>
            """);
        return folder.File(name);
    }

    [GeneratedRegex(@"run: ((?:\./|boards/|tests/)[\w-]+)", RegexOptions.Multiline)]
    private static partial Regex Call();
}
