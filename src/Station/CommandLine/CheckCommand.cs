using System.CommandLine;
using System.Text.Json;
using Cli;
using Station.Network;
using Station.Check;
using Station.Contract;

namespace Station.CommandLine;

/// <summary><c>station check</c>.</summary>
internal static class CheckCommand
{
    /// <summary>Builds the command.</summary>
    internal static Command Create(ConnectionOptions connection)
    {
        Argument<string> place = PlaceArgument.Create(allowsAll: false);
        Option<int> samples = new("--samples") { Description = "intervals to listen for", HelpName = "N", DefaultValueFactory = _ => 3 };
        Option<string?> takeOver = new("--take-over") { Description = "also cut the node off by connecting under its client id, and see it come back", HelpName = "ID" };
        samples.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && result.GetValue(samples) is < 1 or > 1000)
            {
                result.AddError("--samples must be 1 to 1000.");
            }
        });
        Command command = new("check", "listens to a node and reports whether it keeps the contract") { place, samples, takeOver };
        connection.AddTo(command);
        command.SetAction(async (result, cancel) =>
        {
            NodeUnderTest node = new(connection.Address(result), connection.Root(result), result.GetValue(place)!);
            using BrokerLink link = await node.Open(cancel);
            if (node.Sightings.Count == 0)
            {
                throw PlaceArgument.Silent(connection.Root(result), result.GetValue(place)!, isKnown: false, 0);
            }

            int exitCode = await Run(node, result.GetValue(samples), result.GetValue(takeOver), cancel);
            await link.Leave();
            return exitCode;
        });
        return command.WithExamples("check livingroom", "check livingroom --take-over node-a1b2c3");
    }

    private static async Task<int> Run(NodeUnderTest node, int samples, string? takeOver, CancellationToken cancel)
    {
        CheckReport report = new();
        KeptChecks.Run(node, report);
        await AnswerChecks.Settings(node, report, cancel);
        JsonElement settings = node.Last(NodeTopics.ConfigState)?.Json ?? JsonDocument.Parse("{}").RootElement;
        await new ReadingChecks(node, report, settings).Run(samples, cancel);
        await AnswerChecks.Commands(node, report, cancel);
        if (takeOver is not null)
        {
            await LinkChecks.Run(node, report, takeOver, cancel);
        }
        else
        {
            report.Skip("last will, birth, history", $"--take-over {node.Last(NodeTopics.Health)?.Json?.Text("id") ?? "ID"} cuts the node off and checks them");
        }

        Console.WriteLine($"{report.Passed} passed, {report.Failed} failed");
        return report.Failed == 0 ? 0 : StationException.Failed;
    }
}
