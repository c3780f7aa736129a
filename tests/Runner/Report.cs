using System.Xml;
using System.Xml.Linq;

namespace Runner;

/// <summary>What came of a project, as its report says.</summary>
/// <param name="Passed">Tests that passed.</param>
/// <param name="Failed">Tests that failed.</param>
/// <param name="Skipped">Tests that did not run.</param>
/// <param name="Failures">Each in full.</param>
/// <param name="Printed">What passing tests printed.</param>
internal sealed record Report(int Passed, int Failed, int Skipped, IReadOnlyList<string> Failures, IReadOnlyList<string> Printed)
{
    private static readonly XNamespace Trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    /// <summary>Nothing ran.</summary>
    internal static Report Empty { get; } = new(0, 0, 0, [], []);

    /// <summary>Reads a report; empty when there is none or it was not written to its end.</summary>
    internal static Report Read(string file)
    {
        try
        {
            XElement[] results = [.. XDocument.Load(file).Descendants(Trx + "UnitTestResult")];
            XElement[] failed = [.. results.Where(static one => Outcome(one) is not ("Passed" or "NotExecuted"))];
            return new Report(
                results.Count(static one => Outcome(one) == "Passed"),
                failed.Length,
                results.Count(static one => Outcome(one) == "NotExecuted"),
                [.. failed.Select(Describe)],
                [.. results.Except(failed).Select(static one => one.Descendants(Trx + "StdOut").FirstOrDefault()?.Value ?? "")
                    .Where(static text => text.Length > 0)]);
        }
        catch (Exception unreadable) when (unreadable is IOException or XmlException)
        {
            return Empty;
        }
    }

    private static string? Outcome(XElement result) => result.Attribute("outcome")?.Value;

    private static string Describe(XElement result)
    {
        string text = $"  {Outcome(result)}: {result.Attribute("testName")?.Value}";
        foreach (string part in new[] { "Message", "StackTrace", "StdOut" })
        {
            if (result.Descendants(Trx + part).FirstOrDefault()?.Value is { Length: > 0 } said)
            {
                text += Environment.NewLine + Indent(said);
            }
        }

        return text;
    }

    private static string Indent(string text)
        => string.Join(Environment.NewLine, text.TrimEnd().Split('\n').Select(static line => "    " + line.TrimEnd('\r')));
}
