using System.Globalization;
using System.Text.RegularExpressions;

namespace Recipe.Tests;

/// <summary>One line of a scrape.</summary>
/// <param name="Name">The metric.</param>
/// <param name="Labels">The labels, by name.</param>
/// <param name="Value">The value.</param>
/// <param name="TimeMs">Its time in milliseconds since 1970, if it has one.</param>
internal sealed partial record Metric(string Name, IReadOnlyDictionary<string, string> Labels, double Value, long? TimeMs)
{
    /// <summary>Every metric of a scrape, in the text format of Prometheus.</summary>
    internal static IEnumerable<Metric> Of(string scrape)
    {
        return Line().Matches(scrape).Select(line => new Metric(
            line.Groups["name"].Value,
            Label().Matches(line.Groups["labels"].Value).ToDictionary(label => label.Groups[1].Value, label => label.Groups[2].Value),
            double.Parse(line.Groups["value"].Value, CultureInfo.InvariantCulture),
            line.Groups["time"].Success ? long.Parse(line.Groups["time"].Value, CultureInfo.InvariantCulture) : null));
    }

    /// <summary>The one metric of a place; null if there is none.</summary>
    internal static Metric? Find(string scrape, string name, string place)
    {
        return Of(scrape).SingleOrDefault(metric => metric.Name == name && metric.Labels.GetValueOrDefault("sensor") == place);
    }

    [GeneratedRegex(@"^(?<name>[a-z_0-9]+)(\{(?<labels>.*)\})? (?<value>[-+.e0-9]+)( (?<time>\d+))?\r?$", RegexOptions.Multiline)]
    private static partial Regex Line();

    [GeneratedRegex("""([a-z_]+)="([^"]*)",?""")]
    private static partial Regex Label();
}
