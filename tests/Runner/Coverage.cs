using System.Globalization;
using System.Xml.Linq;

namespace Runner;

/// <summary>How much of the core its tests run through.</summary>
internal static class Coverage
{
    // In percent. What tests cannot reach, or need not, stands in docs/testing.md.
    private const double Lines = 95;
    private const double Branches = 93;

    /// <summary>Prints what was measured.</summary>
    /// <returns>Whether it is enough.</returns>
    internal static bool Check()
    {
        string? file = Directory.EnumerateFiles(Repository.Results, "coverage.cobertura.xml", SearchOption.AllDirectories).FirstOrDefault();
        if (file is null)
        {
            Console.WriteLine("FAILED  the coverage of Firmware.Core was not measured");
            return false;
        }

        XElement measured = XDocument.Load(file).Root!;
        double lines = Percent(measured, "line-rate");
        double branches = Percent(measured, "branch-rate");
        bool enough = lines >= Lines && branches >= Branches;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{(enough ? "passed" : "FAILED")}  coverage of Firmware.Core: {lines:0.0} % of lines (at least {Lines}), {branches:0.0} % of branches (at least "
                + $"{Branches})"));
        return enough;
    }

    private static double Percent(XElement measured, string rate) => 100 * double.Parse(measured.Attribute(rate)!.Value, CultureInfo.InvariantCulture);
}
