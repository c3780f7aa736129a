using System.Globalization;

namespace Scale;

/// <summary>What to measure.</summary>
internal sealed class Options
{
    /// <summary>How it is used.</summary>
    public const string Help = """
        tests/Scale/run [OPTION...] [NODES...]

          NODES              how many nodes, one measurement after the other (default: 100 500 1000 2000)
          --interval S       seconds between the readings of a node (default: 1)
          --qos Q            QoS of readings, 0, 1 or 2 (default: 1)
          --seconds S        how long to measure once all nodes are online (default: 30)
          --readers N        so many readers share the readings (default: 1, which shares with nobody)
          --device PROGRAM   a virtual device of yours, for instance of another version (default: the one built here)
          --broker PORT PID  a broker of yours on 127.0.0.1 and its process (default: a mosquitto of its own)
        """;

    private static readonly int[] DefaultNodes = [100, 500, 1000, 2000];

    /// <summary>Numbers of nodes, one measurement each.</summary>
    public IReadOnlyList<int> Nodes { get; private set; } = DefaultNodes;

    /// <summary>Seconds between the readings of a node.</summary>
    public int IntervalSeconds { get; private set; } = 1;

    /// <summary>QoS of readings.</summary>
    public int Qos { get; private set; } = 1;

    /// <summary>Seconds that are measured.</summary>
    public int Seconds { get; private set; } = 30;

    /// <summary>How many readers share the readings.</summary>
    public int Readers { get; private set; } = 1;

    /// <summary>The virtual device to measure, or null for the one that was built along.</summary>
    public string? Device { get; private set; }

    /// <summary>Port and process of a broker that runs already, or null.</summary>
    public (int Port, int Process)? Broker { get; private set; }

    /// <summary>Reads a command line.</summary>
    /// <exception cref="FormatException">It is wrong.</exception>
    public static Options Parse(string[] arguments)
    {
        Options options = new();
        List<int> nodes = [];
        for (int i = 0; i < arguments.Length; i++)
        {
            if (!options.Take(arguments, ref i))
            {
                nodes.Add(Number(arguments, i, 1));
            }
        }

        options.Nodes = nodes.Count > 0 ? nodes : DefaultNodes;
        return options;
    }

    /// <summary>Takes an option with what belongs to it.</summary>
    /// <returns>False when it is none.</returns>
    private bool Take(string[] arguments, ref int index)
    {
        switch (arguments[index])
        {
            case "--interval":
                IntervalSeconds = Number(arguments, ++index, 1);
                return true;
            case "--qos":
                Qos = Number(arguments, ++index, 0);
                return true;
            case "--seconds":
                Seconds = Number(arguments, ++index, 1);
                return true;
            case "--readers":
                Readers = Number(arguments, ++index, 1);
                return true;
            case "--device":
                Device = ++index < arguments.Length && File.Exists(arguments[index]) ? Path.GetFullPath(arguments[index]) : throw new FormatException();
                return true;
            case "--broker":
                Broker = (Number(arguments, ++index, 1), Number(arguments, ++index, 1));
                return true;
            default:
                return false;
        }
    }

    private static int Number(string[] arguments, int index, int least)
    {
        return index < arguments.Length
            && int.TryParse(arguments[index], NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least
            ? number
            : throw new FormatException();
    }
}
