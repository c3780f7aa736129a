using Cli;

namespace BrokerSetup;

/// <summary>What a broker keeps of removed nodes until it runs and can be told to clear it.</summary>
internal static class Leftovers
{
    /// <summary>Records places that are to be cleared.</summary>
    internal static void Add(Setup setup, IEnumerable<string> places)
    {
        string[] all = [.. Places(setup).Concat(places).Distinct()];
        if (all.Length > 0)
        {
            PrivateFile.Write(setup.Folder.ToClear, string.Concat(all.Select(static place => place + "\n")));
        }
    }

    /// <summary>Clears them when the broker runs.</summary>
    internal static void Clear(Setup setup)
    {
        // A node that was added again is not removed: its messages are its own.
        string[] places = [.. Places(setup).Where(place => !setup.Nodes.Has(place))];
        if (places.Length == 0)
        {
            File.Delete(setup.Folder.ToClear);
            return;
        }

        if (RunningBroker.Find(setup.Folder) is null)
        {
            if (Directory.Exists(setup.Folder.Sessions))
            {
                Console.WriteLine($"what the broker keeps of {string.Join(", ", places)} is cleared when it starts");
            }

            return;
        }

        if (Traces.Clear(setup.Folder, setup.Options, places) is { } failed)
        {
            Console.Error.WriteLine(
                $"warning: what the broker keeps of {string.Join(", ", places)} could not be cleared: {failed}; it is tried again at its next start");
            return;
        }

        File.Delete(setup.Folder.ToClear);
    }

    private static string[] Places(Setup setup) => File.Exists(setup.Folder.ToClear) ? File.ReadAllLines(setup.Folder.ToClear) : [];
}
