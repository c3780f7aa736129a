using System.CommandLine;
using Store;

namespace Station.CommandLine;

/// <summary>The option <c>--store</c>: where readings are kept.</summary>
internal static class StoreOption
{
    /// <summary>Names the store where the option is not given: an address with a password has no place in a list of processes.</summary>
    private const string Variable = "STATION_STORE";

    private const string DefaultFile = "readings.db";

    private static readonly string[] Files = [".csv", ".jsonl", ".json", ".txt"];

    /// <summary>Builds the option.</summary>
    internal static Option<string> Create()
    {
        Option<string> store = new("--store")
        {
            Description = $"the database: a file, or postgres://user:password@host:port/database; else what the environment variable {Variable} says",
            HelpName = "WHERE",
            DefaultValueFactory = static _ => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : DefaultFile,
        };
        store.Validators.Add(result =>
        {
            string where = result.GetValue(store) ?? "";
            if (where.Length == 0 || Files.Contains(Path.GetExtension(where).ToLowerInvariant()))
            {
                result.AddError(
                    $"--store must be a database: a file such as {DefaultFile}, or postgres://user:password@host/database, not '{where}'; station export "
                    + "writes files.");
            }
        });
        return store;
    }

    /// <summary>Opens a store, and makes it where there is none.</summary>
    internal static ReadingStore Open(string where) => ReadingStore.Open(where);

    /// <summary>Opens a store that is there.</summary>
    /// <exception cref="StationException">It is not.</exception>
    internal static ReadingStore OpenExisting(string where) => where.Contains("://", StringComparison.Ordinal) || File.Exists(where)
        ? ReadingStore.Open(where)
        : throw new StationException($"there is no store {where}; station record makes it, or name another one with --store", StationException.WrongArguments);
}
