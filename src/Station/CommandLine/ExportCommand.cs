using System.CommandLine;
using Station.Contract;
using Station.Files;
using Store;

namespace Station.CommandLine;

/// <summary><c>station export</c>.</summary>
internal static class ExportCommand
{
    /// <summary>Builds the command.</summary>
    internal static Command Create()
    {
        Option<string> where = StoreOption.Create();
        RangeOptions range = new();
        Option<string> file = new("--out") { Description = $"the file to write, {ReadingFile.Forms}", HelpName = "FILE", Required = true };
        Option<bool> overwrite = new("--overwrite") { Description = "replace the file if it is there" };
        file.Validators.Add(result =>
        {
            if (!ReadingFile.HasForm(result.GetValue(file) ?? ""))
            {
                result.AddError($"--out must end in {ReadingFile.Forms}, not '{result.GetValue(file)}'.");
            }
        });
        Command command = new("export", "writes readings of the database into a file, for a spreadsheet or another program") { where, file, overwrite };
        range.AddTo(command);
        command.SetAction(result =>
        {
            using ReadingStore store = StoreOption.OpenExisting(result.GetValue(where)!);
            string path = result.GetValue(file)!;
            if (File.Exists(path) && !result.GetValue(overwrite))
            {
                throw new StationException($"{path} is there already; name another file, or add --overwrite", StationException.WrongArguments);
            }

            DateTimeOffset? to = range.To(result);
            NodeInfo[] nodes = [.. Nodes(store, range.Places(result))];
            DateTimeOffset? from = range.Last(result) is { } last
                ? (to ?? nodes.Max(static one => one.Last) ?? DateTimeOffset.UtcNow) - last
                : range.From(result);
            long written = Write(store, nodes, new ReadingFilter { From = from, To = to }, path);
            Console.WriteLine($"{written} readings of {nodes.Length} nodes written into {path}");
            return 0;
        });
        return command;
    }

    private static IEnumerable<NodeInfo> Nodes(ReadingStore store, IReadOnlyList<string> patterns) => store.Nodes()
        .Where(node => patterns.Count == 0 || patterns.Any(pattern => PlacePattern.Matches(pattern, node.Place)))
        .OrderBy(static node => node.Place, NaturalOrder.Comparer);

    // The file is renamed when complete: readers see either the old file or the whole new one.
    private static long Write(ReadingStore store, NodeInfo[] nodes, ReadingFilter filter, string path)
    {
        string partial = path + ".partial";
        long written = 0;
        try
        {
            using (FileStream file = new(partial, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
            using (IReadingWriter writer = Writer(file, path, nodes))
            {
                foreach (NodeInfo node in nodes)
                {
                    foreach (StoredReading reading in store.Read(node, filter))
                    {
                        writer.Write(reading);
                        written++;
                    }
                }
            }

            File.Move(partial, path, overwrite: true);
            return written;
        }
        catch
        {
            File.Delete(partial);
            throw;
        }
    }

    private static IReadingWriter Writer(Stream file, string path, NodeInfo[] nodes)
        => Path.GetExtension(path).Equals(".csv", StringComparison.OrdinalIgnoreCase)
        ? new CsvExport(
            file, nodes.SelectMany(static one => one.Quantities).Distinct().OrderBy(Quantities.Rank).ThenBy(static one => one, StringComparer.Ordinal))
        : new JsonLinesExport(file);
}
