using System.Text;
using Kit;

namespace Brokers.Tests;

/// <summary>What this run has measured: broker against capability.</summary>
internal static class Matrix
{
    private const string Unknown = "-";

    private static readonly string[] Order = ["mosquitto", "RabbitMQ", "ejabberd", "aedes", "embedded"];
    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, BrokerUnderTest> Brokers = [];
    private static readonly Dictionary<(string Broker, string Capability), string> Words = [];
    private static readonly Dictionary<(string Broker, string Capability), string> Figures = [];

    /// <summary>Where the table is written to.</summary>
    internal static string File => Path.Combine(Repository.Root, "artifacts", "broker-matrix.md");

    /// <summary>Gives a broker that runs its column.</summary>
    internal static void Add(BrokerUnderTest broker)
    {
        lock (Gate)
        {
            Brokers[broker.Name] = broker;
        }
    }

    /// <summary>Enters what was measured.</summary>
    internal static void Add(BrokerUnderTest broker, string capability, string word, string figure)
    {
        lock (Gate)
        {
            Words[(broker.Name, capability)] = word;
            Figures[(broker.Name, capability)] = figure;
        }
    }

    /// <summary>What a broker is expected to do.</summary>
    internal static string Expected(BrokerUnderTest broker, string capability) =>
        broker.Differences.FirstOrDefault(one => one.Capability == capability)?.Word ?? Capability.Yes;

    /// <summary>The lines of the table for some brokers.</summary>
    /// <param name="heads">Their names, and versions where those are known.</param>
    /// <param name="word">Of a column, from 0, and a capability.</param>
    internal static string[] Lines(string[] heads, Func<int, string, string> word)
    {
        string[] Row(string capability) => [capability, .. heads.Select((_, column) => word(column, capability))];
        string[][] rows = [["", .. heads], .. Capability.All.Select(Row).Where(static row => row.Skip(1).Any(static cell => cell != Unknown))];
        int[] widths = [.. rows[0].Select((_, column) => rows.Max(row => row[column].Length))];
        string Line(string[] row) => $"| {string.Join(" | ", row.Select((cell, column) => cell.PadRight(widths[column])))} |";
        return [Line(rows[0]), Line([.. widths.Select(static width => new string('-', width))]), .. rows.Skip(1).Select(Line)];
    }

    /// <summary>Writes the table.</summary>
    internal static void Write()
    {
        lock (Gate)
        {
            BrokerUnderTest[] brokers = [.. Order.Where(Brokers.ContainsKey).Select(static name => Brokers[name])];
            if (brokers.Length == 0)
            {
                return;
            }

            StringBuilder text = new();
            string[] heads = [.. brokers.Select(static one => $"{one.Name} {one.Version}")];
            text.AppendJoin('\n', Lines(heads, (column, capability) => Word(brokers[column], capability)));
            text.Append("\n\n").AppendJoin('\n', brokers.Select(Sentence));
            text.Append("\n\n").AppendJoin('\n', Capability.All.SelectMany(one => Measured(one, brokers))).Append('\n');
            System.IO.File.WriteAllText(File, text.ToString());
        }
    }

    /// <summary>What a broker does otherwise, in one line.</summary>
    internal static string Sentence(BrokerUnderTest broker, Func<Difference, bool> holds)
    {
        string[] reasons = [.. broker.Differences.Where(holds).Select(static one => one.Reason)];
        return $"- {broker.Name} {(reasons.Length == 0 ? "does all of this" : string.Join("; ", reasons))}.";
    }

    private static string Sentence(BrokerUnderTest broker) => Sentence(broker, one => Word(broker, one.Capability) == one.Word);

    private static string Word(BrokerUnderTest broker, string capability) => Words.GetValueOrDefault((broker.Name, capability), Unknown);

    private static IEnumerable<string> Measured(string capability, BrokerUnderTest[] brokers)
    {
        string Figure(BrokerUnderTest one) => Figures.GetValueOrDefault((one.Name, capability), "");
        string[] figures = [.. brokers.Where(one => Figure(one).Length > 0).Select(one => $"{one.Name} {Figure(one)}")];
        return figures.Length == 0 ? [] : [$"{capability}: {string.Join("; ", figures)}"];
    }
}
