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
        Argument<string> place = PlaceArgument.Create(allowsAll: false);
        Option<bool> json = new("--json") { Description = "only the settings, as the node published them" };
        Command command = new("get", "the settings of a node, and how it is") { place, json };
        connection.AddTo(command);
        command.SetAction(async (result, cancel) =>
        {
            string root = connection.Root(result);
            Exchange exchange = new(connection.Address(result), root, result.GetValue(place)!);
            using BrokerLink link = await exchange.Open(cancel);
            Reply node = exchange.Only;
            if (node.Before is null && node.After is null && (node.Status is null || result.GetValue(json)))
            {
                throw PlaceArgument.Silent(root, node.Place, isKnown: false, 0);
            }

            Print(node, result.GetValue(json));
            await link.Leave();
            return 0;
        });
        return command.WithExamples("get livingroom", "get livingroom --json");
    }

    private static void Print(Reply node, bool onlySettings)
    {
        NodeSettings? settings = node.Told;
        if (onlySettings)
        {
            Console.WriteLine(settings!.Body.GetRawText());
            return;
        }

        Console.WriteLine($"{node.Place}: {HarmlessText.Show(node.Status ?? "status unknown", 32)}");
        if (node.Reading is { } last)
        {
            string at = last.Reading.At is { } time ? ", measured " + NodeReading.FormatTime(time) : "";
            Console.WriteLine($"  last reading  {HarmlessText.Show(last.Reading.Describe(), 200)}{at}");
        }

        if (node.Health is { } health)
        {
            Console.WriteLine($"  health        {HarmlessText.Show(health.GetRawText(), 400)}");
        }

        Console.WriteLine(settings is null ? "  settings      not published" : $"  settings      revision {settings.Revision}");
        foreach (JsonProperty setting in settings?.Body.Members().Where(static one => one.Name != "rev") ?? [])
        {
            Console.WriteLine($"    {HarmlessText.Show(setting.Name, 32),-12}  {HarmlessText.Show(setting.Value.GetRawText(), 200)}");
        }
    }
}
