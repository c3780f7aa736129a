using System.Globalization;
using System.Text.RegularExpressions;

namespace Boards.Tests;

/// <summary>What stands in the Board.cs of a board.</summary>
internal sealed partial class BoardSource
{
    /// <summary>Reads it.</summary>
    internal BoardSource(string board)
    {
        Text = File.ReadAllText(Repository.Path("boards", board, "Board.cs"));
        Pins = PinPattern().Matches(Text)
            .Select(match => (match.Groups[1].Value, int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture)))
            .ToDictionary();
    }

    /// <summary>All of it.</summary>
    internal string Text { get; }

    /// <summary>The pins by name; -1 for none.</summary>
    internal Dictionary<string, int> Pins { get; }

    /// <summary>The parts that it puts together, in order, as board.properties names them.</summary>
    internal IEnumerable<string> Sensors => SensorPattern().Matches(Text).Select(match =>
        match.Groups.Values.Skip(1).Single(group => group.Success).Value.ToLowerInvariant());

    /// <summary>How each DHT on one wire is read: the reader, and the RMT channel where it has to be named.</summary>
    internal IEnumerable<(string Reader, string Channel)> OneWireReaders
        => ReaderPattern().Matches(Text).Select(match => (match.Groups[1].Value, match.Groups[2].Value));

    [GeneratedRegex(@"int (\w+)Pin = (-?\d+);")]
    private static partial Regex PinPattern();

    [GeneratedRegex(@"new ((?:OneWire|Rmt)Dht)\(SensorKind\.\w+, \w+, \w+(?:, RmtDht\.(\w+))?\)")]
    private static partial Regex ReaderPattern();

    [GeneratedRegex(@"new (?:OneWire|Rmt)Dht\(SensorKind\.(\w+)|new ShtPart\(SensorKind\.(\w+)|new (\w+)Part\(")]
    private static partial Regex SensorPattern();
}
