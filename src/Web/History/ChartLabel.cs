using Station.Contract;
using Store;
using Web.Live;

namespace Web.History;

/// <summary>What a chart shows, in words.</summary>
internal static class ChartLabel
{
    /// <summary>For instance <c>livingroom: 19.2 °C to 21.4 °C, 3,600 readings, 1 gap</c>.</summary>
    internal static string Of(string quantity, IReadOnlyList<HistoryLine> lines) => string.Join("; ", lines.Select(line => Of(quantity, line)));

    private static string Of(string quantity, HistoryLine line)
    {
        IReadOnlyList<SeriesPoint> points = line.Series.Points;
        int gaps = points.Skip(1).Count(static point => point.IsAfterGap);
        string place = HarmlessText.Show(line.Place, 64);
        string[] parts =
        [
            points.Count == 0 ? "no value" : $"{Show(points.Min(static point => point.Low))} to {Show(points.Max(static point => point.High))}",
            line.Series.Readings == 1 ? "1 reading" : $"{line.Series.Readings} readings",
            gaps == 0 ? "" : gaps == 1 ? "1 gap" : $"{gaps} gaps",
            line.Alarms.Count == 0 ? "" : $"{ValueView.TitleOf(quantity)} alarms: {line.Alarms.Count}",
        ];
        string Show(double value) => Quantities.Format(quantity, value);
        return $"{place}: {string.Join(", ", parts.Where(static part => part.Length > 0))}";
    }
}
