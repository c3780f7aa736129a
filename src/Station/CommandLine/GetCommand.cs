using System.CommandLine;
using System.Text.Json;
using Cli;
using Station.Contract;
using Station.Network;
using Station.Settings;

namespace Station.CommandLine;

/// <summary><c>station get</c>.</summary>
internal static class GetCommand
{
    /// <summary>Builds the command.</summary>
    internal static Command Create(ConnectionOptions connection)
    {
        Argument<string> place = PlaceArgument.Create(allowsMany: true);
        Option<bool> json = new("--json") { Description = "only the settings, as the node published them; of many nodes, one object a line" };
        Command command = new("get", "the settings of a node, and how it is; of many nodes, one line each") { place, json };
        connection.AddTo(command);
        command.SetAction(async (result, cancel) =>
        {
            string root = connection.Root(result);
            bool onlySettings = result.GetValue(json);
            (Exchange exchange, BrokerLink opened) = await EveryNode.Open(connection.Address(result), root, result.GetValue(place)!, false, cancel);
            using BrokerLink link = opened;
            if (exchange.IsToMany)
            {
                PrintMany(exchange, root, onlySettings);
            }
            else if (onlySettings && exchange.Only.LastKnown is null)
            {
                throw new StationException($"{exchange.Only.Place} has not published its settings");
            }
            else
            {
                Print(exchange.Only, onlySettings);
            }

            await link.Leave();
            return 0;
        });
        return command.WithExamples("get livingroom", "get livingroom --json", "get 'floor1-*'");
    }

    private static void PrintMany(Exchange exchange, string root, bool onlySettings)
    {
        Reply[] nodes = [.. exchange.Replies.Values.Where(static one => one.Status is not null || one.LastKnown is not null)];
        if (nodes.Length == 0)
        {
            throw new StationException($"the broker tells of no node under {root}; is --root right?");
        }

        int width = nodes.Max(static one => one.Place.Length);
        foreach (Reply node in nodes)
        {
            Console.WriteLine(onlySettings
                ? $"{{\"place\":{JsonSerializer.Serialize(node.Place, JsonText.OneLine)},\"settings\":{Raw(node)}}}"
                : OneLine(node, width));
        }

        if (!onlySettings)
        {
            int asleep = nodes.Count(static one => one.IsAsleep);
            Console.WriteLine($"{nodes.Length} nodes, {nodes.Count(static one => one.IsOnline)} online{(asleep == 0 ? "" : $", {asleep} asleep")}");
        }
    }

    private static string OneLine(Reply node, int width)
    {
        string status = HarmlessText.Show(node.Status ?? "?", 12);
        string reading = node.Reading is { } last ? HarmlessText.Show(last.Reading.Describe(), 100) : "no reading";
        string[] troubles = node.Health is { } health ? [.. HealthText.Troubles(health)] : [];
        string revision = node.LastKnown?.Revision is { } number ? $"revision {number}" : "no settings";
        string trouble = troubles.Length == 0 ? "" : "  " + string.Join(", ", troubles);
        return $"{HarmlessText.Show(node.Place, 64).PadRight(width)}  {status,-7}  {reading}  {revision}{trouble}";
    }

    private static string Raw(Reply node) => node.LastKnown?.Body.GetRawText().ReplaceLineEndings(" ") ?? "null";

    private static void Print(Reply node, bool onlySettings)
    {
        NodeSettings? settings = node.LastKnown;
        if (onlySettings)
        {
            Console.WriteLine(settings!.Body.GetRawText());
            return;
        }

        string? at = node.Reading?.Reading.At is { } time ? ", measured " + NodeReading.FormatTime(time) : null;
        string? reading = node.Reading is { } last ? HarmlessText.Show(last.Reading.Describe(), 200) + at : null;
        string? status = node.IsAsleep && WakeText.In(node.Health, DateTimeOffset.UtcNow) is { } when ? $"{node.Status}, back {when}" : node.Status;
        foreach (string line in NodeReport.Lines(node.Place, status, reading, node.Alarms, node.Health, settings))
        {
            Console.WriteLine(line);
        }
    }
}
