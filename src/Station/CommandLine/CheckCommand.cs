using System.CommandLine;
using Cli;
using Station.Check;

namespace Station.CommandLine;

/// <summary><c>station check</c>.</summary>
internal static class CheckCommand
{
    /// <summary>Builds the command.</summary>
    internal static Command Create(ConnectionOptions connection)
    {
        Argument<string> place = PlaceArgument.Create(allowsMany: false);
        Option<int> samples = new("--samples") { Description = "intervals to listen for", HelpName = "N", DefaultValueFactory = _ => NodeCheck.UsualSamples };
        Option<string?> takeOver =
            new("--take-over") { Description = "also cut the node off by connecting under its client id, and see it come back", HelpName = "ID" };
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
            NodeCheck check = new(connection.Address(result), connection.Root(result), result.GetValue(place)!);
            CheckReport report = new(CheckPrinter.Print);
            if (!await check.Run(report, result.GetValue(samples), result.GetValue(takeOver), cancel))
            {
                throw PlaceArgument.Silent(connection.Root(result), result.GetValue(place)!, isKnown: false, 0);
            }

            Console.WriteLine($"{report.Passed} passed, {report.Failed} failed");
            return report.Failed == 0 ? 0 : StationException.Failed;
        });
        return command.WithExamples("check livingroom", "check livingroom --take-over node-a1b2c3");
    }
}
