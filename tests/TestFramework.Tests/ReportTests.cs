using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Xml.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace TestFramework.Tests;

/// <summary>Runs the samples as a user runs tests and reads the report: what must fail does fail, under its own name.</summary>
[TestClass]
public class ReportTests
{
    private static Dictionary<string, string[]> _outcomes = new();
    private static string _report = "";
    private static int _exitCode;

    [ClassInitialize]
    public static void RunSamples(TestContext context)
    {
        string samples = typeof(ReportTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == "Samples").Value!;
        string folder = Directory.CreateTempSubdirectory("samples-").FullName;
        ProcessStartInfo start = new("dotnet", new[] { "vstest", samples, "--logger:trx;LogFileName=samples.trx", "--ResultsDirectory:" + folder });
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using Process run = Process.Start(start)!;
        run.ErrorDataReceived += (_, _) => { };
        run.BeginErrorReadLine();
        run.StandardOutput.ReadToEnd();
        run.WaitForExit();
        _exitCode = run.ExitCode;
        _report = File.ReadAllText(Path.Combine(folder, "samples.trx"));
        Directory.Delete(folder, true);
        // The report is in no order. Where a test has two results, the second here is the failure.
        _outcomes = XDocument.Parse(_report).Descendants().Where(element => element.Name.LocalName == "UnitTestResult")
            .GroupBy(element => element.Attribute("testName")!.Value, element => element.Attribute("outcome")!.Value)
            .ToDictionary(results => results.Key, results => results.OrderByDescending(outcome => outcome, StringComparer.Ordinal).ToArray());
    }

    [TestMethod]
    [DataRow("Passes", "Passed")]
    [DataRow("Fails", "Failed")]
    [DataRow("Throws", "Failed")]
    [DataRow("Skips", "NotExecuted")]
    [DataRow("Reads_its_instance", "Failed")]
    [DataRow("Rows (1, \"one\")", "Passed")]
    [DataRow("Rows (2, \"three\")", "Failed")]
    [DataRow("First_after_a_failed_setup", "Failed")]
    [DataRow("Second_after_a_failed_setup", "Failed")]
    [DataRow("After_a_skipped_setup", "NotExecuted")]
    [DataRow("Setup_has_run_once_for_the_first", "Passed")]
    public void A_sample_is_reported_as(string name, string outcome)
    {
        Assert.IsTrue(_outcomes.ContainsKey(name), "Reported: " + string.Join(", ", _outcomes.Keys));
        Assert.AreEqual(outcome, _outcomes[name][0]);
    }

    [TestMethod]
    public void A_failed_cleanup_is_one_more_failure_of_the_last_test_of_the_run()
    {
        string[] twice = _outcomes.Values.Single(results => results.Length > 1);

        Assert.AreEqual("Failed", twice[1]);
        Assert.Contains("[Cleanup] of Once failed: System.InvalidOperationException: clean-up after 1", _report);
    }

    [TestMethod]
    public void A_run_with_failures_does_not_end_well()
    {
        Assert.AreNotEqual(0, _exitCode);
    }
}
