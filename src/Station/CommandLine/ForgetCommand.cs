using System.CommandLine;
using Cli;
using Station.Contract;
using Station.Forget;

namespace Station.CommandLine;

/// <summary><c>station forget</c>.</summary>
internal static class ForgetCommand
{
    private const int LongestTopic = 200;

    /// <summary>Builds the command.</summary>
    internal static Command Create(ConnectionOptions connection)
    {
        Argument<string> place = PlaceArgument.Create(allowsMany: false);
        Option<string?> confirm = new("--confirm")
        {
            Description = "the node's id, or its place where no id is known: clears what is listed without it",
            HelpName = "ID",
        };
        Command command = new("forget", "clears everything that the broker keeps of a node that is gone for good") { place, confirm };
        connection.AddTo(command);
        command.SetAction(async (result, cancel) =>
        {
            string root = connection.Root(result);
            string target = result.GetValue(place)!;
            NodeTraces traces = await NodeTraces.Find(connection.Address(result), root, target, cancel);
            if (traces.Topics.Count == 0)
            {
                throw PlaceArgument.Silent(root, target, isKnown: false, 0);
            }

            if (traces.Obstacle(DateTimeOffset.UtcNow) is { } obstacle)
            {
                throw new StationException(obstacle);
            }

            await Forget(traces, result.GetValue(confirm), cancel);
            return 0;
        });
        return command.WithExamples("forget cellar   # shows what there is", "forget cellar --confirm node-a1b2c3");
    }

    private static async Task Forget(NodeTraces traces, string? confirmed, CancellationToken cancel)
    {
        if (confirmed != traces.Confirmation)
        {
            foreach (string topic in traces.Topics)
            {
                Console.WriteLine(HarmlessText.Show(topic, LongestTopic));
            }

            string why = confirmed is null ? "this cannot be undone" : $"{traces.Place} is not {HarmlessText.Show(confirmed, 32)}; nothing was cleared";
            throw new StationException($"{why}; confirm it with --confirm {HarmlessText.Show(traces.Confirmation, 32)}", StationException.WrongArguments);
        }

        int count = traces.Topics.Count;
        IReadOnlyList<string> left = await traces.Clear(cancel);
        if (left.Count > 0)
        {
            throw new StationException(
                $"{left.Count} of {count} topics are still there, {HarmlessText.Show(left[0], LongestTopic)} among them; may this user write there?");
        }

        Console.WriteLine($"{traces.Place}: forgotten, {count} topics cleared");
    }
}
