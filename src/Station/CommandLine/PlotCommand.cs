using System.CommandLine;
using Station.Files;
using Station.Plot;
using Store;
using Leaf = Firmware.Core.Leaf;

namespace Station.CommandLine;

/// <summary><c>station plot</c>.</summary>
internal static class PlotCommand
{
    private const int FallbackColumns = 80;

    /// <summary>Builds the command.</summary>
    internal static Command Create()
    {
        Argument<string?> file = new("file") { Description = $"a recording, {ReadingFile.Forms}, in place of the database", Arity = ArgumentArity.ZeroOrOne };
        Option<string> where = StoreOption.Create();
        RangeOptions range = new();
        Option<string[]> quantities = new("--quantity")
        {
            Description = "these quantities, such as temperature; position is a track (default: all)",
            HelpName = "NAME",
            AllowMultipleArgumentsPerToken = true,
        };
        Option<string?> output = new("--out") { Description = "the picture, .png or .svg (default: one of characters, in the terminal)", HelpName = "FILE" };
        file.Validators.Add(result =>
        {
            if (result.GetValue(file) is { } path)
            {
                ImportCommand.CheckFile(path, result.AddError);
            }
        });
        output.Validators.Add(result =>
        {
            if (result.GetValue(output) is { } path && Form(path) is not (".svg" or ".png"))
            {
                result.AddError($"--out must end in .png or .svg, not '{path}'.");
            }
        });
        Command command = new("plot", "draws readings over time, and positions as a track: gaps as gaps, faults and alarms marked")
        {
            file, where, quantities, output,
        };
        range.AddTo(command);
        command.SetAction(result =>
        {
            PlotRequest request = new()
            {
                Places = range.Places(result),
                Quantities = result.GetValue(quantities) ?? [],
                From = range.From(result),
                To = range.To(result),
                Last = range.Last(result),
                Zone = range.ZoneOf(result),
            };
            using ReadingStore store = result.GetValue(file) is { } recording ? Load(recording) : StoreOption.OpenExisting(result.GetValue(where)!);
            Draw(PlotData.Read(store, request), request.Zone, result.GetValue(output));
            return 0;
        });
        return command;
    }

    private static string Form(string path) => Path.GetExtension(path).ToLowerInvariant();

    private static void Draw(PlotData data, TimeZoneInfo zone, string? path)
    {
        if (path is null)
        {
            Console.Write(TerminalPicture.Draw(data, zone, Console.IsOutputRedirected ? FallbackColumns : Console.WindowWidth - 1));
            return;
        }

        Picture picture = new(data, zone);
        using MemoryStream drawn = new();
        if (Form(path) == ".png")
        {
            picture.WritePng(drawn);
        }
        else
        {
            picture.WriteSvg(drawn);
        }

        File.WriteAllBytes(path, drawn.ToArray());
        Console.WriteLine(path);
    }

    private static ReadingStore Load(string file)
    {
        Import import = ImportCommand.Open(file, TimeZoneInfo.Utc, null, Leaf.Home);
        import.Check();
        foreach (string problem in import.Describe())
        {
            Console.Error.WriteLine("station: " + problem);
        }

        ReadingStore store = ReadingStore.OpenInMemory();
        import.Into(store);
        return store;
    }
}
