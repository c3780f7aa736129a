using Station.Contract;
using Store;
using Web.Live;

namespace Web.History;

/// <summary>Makes the ECharts options of a chart from recorded readings.</summary>
internal sealed class ChartPicture(string quantity, DateTimeOffset from, DateTimeOffset to, bool isDark)
{
    /// <summary>Up to this many values, a line shows each of them as a dot.</summary>
    private const int MostDots = 80;

    private readonly ChartColours _colours = ChartColours.For(isDark);

    /// <summary>The options.</summary>
    /// <param name="lines">One for each node.</param>
    internal object Of(IReadOnlyList<HistoryLine> lines) => new
    {
        animation = false,
        color = _colours.Lines,
        textStyle = _colours.Font,
        grid = new { left = 8, right = 16, top = 34, bottom = 8, containLabel = true },
        legend = _colours.Legend(lines.Count),
        tooltip = _colours.Tooltip("axis"),
        toolbox = new { show = true, itemSize = 0, feature = new { dataZoom = new { yAxisIndex = "none" } } },
        xAxis = new
        {
            type = "time",
            min = from.ToUnixTimeMilliseconds(),
            max = to.ToUnixTimeMilliseconds(),
            axisLine = new { lineStyle = new { color = _colours.Grid } },
            axisLabel = new { color = _colours.Text, hideOverlap = true },
            splitLine = new { show = false },
        },
        yAxis = new
        {
            type = "value",
            scale = true,
            axisLabel = new { color = _colours.Text },
            splitLine = new { lineStyle = new { color = _colours.Grid } },
        },
        series = lines.Select(Line).ToArray(),
        unit = Quantities.Unit(quantity),
        ground = _colours.Ground,
    };

    /// <summary>The values of a line with a hole where something is missing: <c>[milliseconds, value]</c>.</summary>
    internal static double?[][] Values(Series series)
    {
        List<double?[]> values = [];
        foreach (SeriesPoint point in series.Points)
        {
            double time = point.Time.ToUnixTimeMilliseconds();
            if (point.IsAfterGap && values.Count > 0)
            {
                values.Add([(values[^1][0] + time) / 2, null]);
            }

            // Where a point stands for several readings, their lowest and highest: no peak is lost, however long the range.
            if (point.High > point.Low)
            {
                double quarter = series.Step.TotalMilliseconds / 4;
                values.Add([time - quarter, Math.Round(point.Low, 3)]);
                values.Add([time + quarter, Math.Round(point.High, 3)]);
            }
            else
            {
                values.Add([time, Math.Round(point.Mean, 3)]);
            }
        }

        return [.. values];
    }

    private object Line(HistoryLine line)
    {
        double?[][] values = Values(line.Series);
        return new
        {
            type = "line",
            name = HarmlessText.Show(line.Place, 64),
            data = values,
            connectNulls = false,
            showSymbol = values.Length <= MostDots,
            symbolSize = 5,
            lineStyle = new { width = 2 },
            areaStyle = new { opacity = 0.07 },
            emphasis = new { disabled = true },
            markArea = new { silent = true, data = Marks(line).ToArray() },
        };
    }

    private IEnumerable<object[]> Marks(HistoryLine line)
    {
        foreach (Fault fault in line.Series.Faults)
        {
            yield return Mark(fault.From, fault.To, "not measured: " + HarmlessText.Show(fault.Quality, 24), _colours.Fault);
        }

        foreach (Alarm alarm in line.Alarms)
        {
            yield return Mark(alarm.Since, alarm.Until ?? to, HarmlessText.Show($"{ValueView.TitleOf(alarm.Quantity)} {alarm.Kind}", 40), _colours.Alarm);
        }
    }

    private object[] Mark(DateTimeOffset begin, DateTimeOffset end, string name, string colour) =>
    [
        new
        {
            name,
            xAxis = Math.Max(begin.ToUnixTimeMilliseconds(), from.ToUnixTimeMilliseconds()),
            itemStyle = new { color = colour },
            label = new { color = _colours.Text, position = "insideTop", fontSize = 11 },
        },
        new { xAxis = Math.Min(end.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds()) },
    ];
}
