using System.CommandLine;
using Station.Plot;
using Station.Record;

namespace Station.CommandLine;

/// <summary><c>station plot</c>.</summary>
internal static class PlotCommand
{
    private const string Png = ".png";

    private static readonly string[] Quantities = ["temperature", "humidity", "pressure"];

    /// <summary>Builds the command.</summary>
    internal static Command Create()
    {
        Argument<string> file = new("file") { Description = "a recording, .csv or .jsonl" };
        Option<string?> output = new("--out") { Description = "the picture, .svg or .png (default: an .svg beside the recording)", HelpName = "FILE" };
        file.Validators.Add(result =>
        {
            if (!File.Exists(result.GetValue(file)))
            {
                result.AddError($"There is no file '{result.GetValue(file)}'; station record makes one.");
            }
        });
        output.Validators.Add(result =>
        {
            if (result.GetValue(output) is { } path && Path.GetExtension(path).ToLowerInvariant() is not (".svg" or Png))
            {
                result.AddError($"--out must end in .svg or .png, not '{path}'.");
            }
        });
        Command command = new("plot", "draws a recording: temperature, humidity and pressure over time, gaps as gaps") { file, output };
        command.SetAction(result =>
        {
            string path = result.GetValue(file)!;
            string picture = result.GetValue(output) ?? Path.ChangeExtension(path, ".svg");
            string drawing = Draw(path);
            if (Path.GetExtension(picture).Equals(Png, StringComparison.OrdinalIgnoreCase))
            {
                PngPicture.Write(picture, drawing);
            }
            else
            {
                File.WriteAllText(picture, drawing);
            }

            Console.WriteLine(picture);
            return 0;
        });
        return command;
    }

    private static string Draw(string path)
    {
        SortedDictionary<string, IReadOnlyList<(DateTimeOffset At, RecordedReading Reading)>> places = Recording.Read(path);
        (string Quantity, IReadOnlyList<PlotSeries> Series)[] panels =
        [
            .. Quantities.Select(quantity => (quantity, (IReadOnlyList<PlotSeries>)[.. places.Select(one => PlotSeries.Create(one.Key, one.Value, quantity))]))
                .Where(static one => one.Item2.Any(static series => series.Points.Count > 0)),
        ];
        return panels.Length > 0 ? SvgPlot.Draw(panels) : throw new StationException($"no reading in {path} has a value: there is nothing to draw");
    }
}
