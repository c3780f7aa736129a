using System.CommandLine;
using Station.Files;
using Store;
using Leaf = Firmware.Core.Leaf;

namespace Station.CommandLine;

/// <summary><c>station import</c>.</summary>
internal static class ImportCommand
{
    /// <summary>Builds the command.</summary>
    internal static Command Create()
    {
        Argument<string[]> files = new("file") { Description = $"recordings, {ReadingFile.Forms}", Arity = ArgumentArity.OneOrMore };
        Option<string> where = StoreOption.Create();
        Option<string?> zone = ZoneOption.Create("time zone of times that name none (default: UTC, which recordings of the station are in)");
        Option<string?> dates = new("--dates") { Description = "which is first in dates such as 03/04/2026: dmy or mdy", HelpName = "ORDER" };
        Option<string> root = new("--root") { Description = "root of readings that name none", DefaultValueFactory = static _ => Leaf.Home };
        Option<bool> skip = new("--skip-bad") { Description = "leave lines out that are no readings, in place of the whole file" };
        dates.Validators.Add(result =>
        {
            if (result.GetValue(dates) is not (null or "dmy" or "mdy"))
            {
                result.AddError($"--dates must be dmy or mdy, not '{result.GetValue(dates)}'.");
            }
        });
        files.Validators.Add(result =>
        {
            foreach (string file in result.GetValue(files) ?? [])
            {
                CheckFile(file, result.AddError);
            }
        });
        Command command = new("import", "takes recordings into the database, each reading once") { files, where, zone, dates, root, skip };
        command.SetAction(result =>
        {
            Import[] imports =
                [.. result.GetValue(
                files)!.Select(file => Open(file, ZoneOption.Value(result.GetValue(zone), TimeZoneInfo.Utc), result.GetValue(dates), result.GetValue(root)!))];
            Array.ForEach(imports, static one => one.Check());
            string[] problems = [.. imports.SelectMany(static one => one.Describe())];
            Array.ForEach(problems, static line => Console.Error.WriteLine("station: " + line));
            if (problems.Length > 0 && !result.GetValue(skip))
            {
                throw new StationException("nothing was imported; mend these lines, or leave them out with --skip-bad");
            }

            using ReadingStore store = StoreOption.Open(result.GetValue(where)!);
            WriteResult sum = default;
            foreach (Import one in imports)
            {
                sum += one.Into(store);
            }

            long left = imports.Sum(static one => one.Problems);
            Console.WriteLine($"{sum.Written} readings imported into {store.Name}, {sum.Repeated} were there already"
                + (sum.TooOld > 0 ? $", {sum.TooOld} are older than is kept" : "") + (left > 0 ? $", {left} lines left out" : ""));
            return 0;
        });
        return command;
    }

    /// <summary>Prepares a file.</summary>
    internal static Import Open(string file, TimeZoneInfo zone, string? dates, string root)
    {
        TimeCells times = new(zone)
        {
            Order = dates switch
            {
                "dmy" => DateOrder.DayFirst,
                "mdy" => DateOrder.MonthFirst,
                _ => DateOrder.Unknown,
            },
        };
        return new Import(file, times, root);
    }

    /// <summary>Describes the problem with a file name.</summary>
    internal static void CheckFile(string file, Action<string> complain)
    {
        if (!File.Exists(file))
        {
            complain($"There is no file '{file}'.");
        }
        else if (!ReadingFile.HasForm(file))
        {
            complain($"A recording ends in {ReadingFile.Forms}, not '{file}'.");
        }
    }
}
