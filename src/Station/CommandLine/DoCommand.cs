using System.CommandLine;
using System.Text.Json.Nodes;
using Cli;
using Station.Contract;
using Station.Network;
using Station.Settings;
using NodeCommand = Firmware.Core.Command;
using Words = Firmware.Core.Words;

namespace Station.CommandLine;

/// <summary><c>station do</c>.</summary>
internal static class DoCommand
{
    // These take away what cannot be had back: the contract wants the node's id with them.
    private static readonly string[] ToBeConfirmed = [Words.Of(NodeCommand.Forget), Words.Of(NodeCommand.Reset)];

    private static readonly string Read = Words.Of(NodeCommand.Read);
    private static readonly string Stay = Words.Of(NodeCommand.Stay);

    /// <summary>Builds the command.</summary>
    internal static Command Create(ConnectionOptions connection)
    {
        Argument<string> place = PlaceArgument.Create(allowsMany: true);
        Argument<string> what = new("what")
        {
            Description = "read: sample now; identify: blink; stay: do not sleep; restart; "
                + "forget: clear all its retained topics and leave; reset: factory settings",
        };
        what.AcceptOnlyFromAmong([.. Enum.GetValues<NodeCommand>().Where(static one => one != NodeCommand.None).Select(Words.Of)]);
        Option<string?> confirm = new("--confirm") { Description = "the node's id: forget and reset want it", HelpName = "ID" };
        Option<int> seconds = CreateSeconds();
        Option<double> timeout = PlaceArgument.CreateTimeout();
        Option<bool> wait = PlaceArgument.CreateWait();
        Command command = new("do", "has nodes do something, and waits for the answers") { place, what, confirm, seconds, timeout, wait };
        connection.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetResult(seconds) is { Implicit: false } && result.GetValue(what) != Stay)
            {
                result.AddError("--for belongs to stay.");
            }
        });
        command.SetAction(async (result, cancel) =>
        {
            JsonObject message = new() { ["do"] = result.GetValue(what) };
            if (result.GetValue(confirm) is { } id)
            {
                message["confirm"] = id;
            }

            if (result.GetValue(what) == Stay)
            {
                message["for"] = result.GetValue(seconds);
            }

            string root = connection.Root(result);
            bool waits = result.GetValue(wait);
            (Exchange exchange, BrokerLink opened) = await EveryNode.Open(connection.Address(result), root, result.GetValue(place)!, waits, cancel);
            using BrokerLink link = opened;
            return await Run(exchange, link, message, root, result.GetValue(timeout), cancel);
        });
        return command.WithExamples(
            "do livingroom read", "do 'floor1-*' identify",
            "do cellar stay --for 1800 --wait", "do livingroom forget --confirm node-a1b2c3");
    }

    private static Option<int> CreateSeconds()
    {
        Option<int> seconds = new("--for")
        {
            Description = $"with stay: for how many seconds, 1 to {Words.MostSeconds}",
            HelpName = "S",
            DefaultValueFactory = _ => 600,
        };
        seconds.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && result.GetValue(seconds) is not (> 0 and <= Words.MostSeconds))
            {
                result.AddError($"--for must be 1 to {Words.MostSeconds} seconds.");
            }
        });
        return seconds;
    }

    private static async Task<int> Run(
        Exchange exchange, BrokerLink link, JsonObject message, string root, double seconds, CancellationToken cancel)
    {
        string what = message["do"]!.GetValue<string>();
        if (!exchange.IsToMany && exchange.Only.Status == Words.Offline)
        {
            // The broker would queue it, and it would run at some unexpected later time.
            throw new StationException($"{exchange.Only.Place} is offline; the command was not sent, give it when the node is back");
        }

        if (ToBeConfirmed.Contains(what) && message["confirm"] is null)
        {
            string id = exchange.Only.Health?.Text("id") is { } known ? HarmlessText.Show(known, 32) : "ID, the id of the node";
            throw new StationException($"{what} cannot be undone; confirm it with --confirm {id}", StationException.WrongArguments);
        }

        EveryNode.PrintLimit(exchange, root, seconds);
        await exchange.Send(link, NodeTopics.Command, message, one => what != Read || one.Reading is { Kept: false }, TimeSpan.FromSeconds(seconds), cancel);
        await link.Leave();
        if (exchange.IsToMany)
        {
            return EveryNode.Tally(exchange, root, "done", waits: false, seconds);
        }

        Reply reply = exchange.Only;
        if (reply.Answer is null)
        {
            throw reply.IsAsleep ? PlaceArgument.Asleep(reply, "command", "done") : PlaceArgument.Silent(root, reply.Place, reply.IsOnline, seconds);
        }

        string reading = what == Read && reply.Reading is { Kept: false } fresh ? "  " + HarmlessText.Show(fresh.Reading.Describe(), 200) : "";
        Console.WriteLine(reply.IsOk ? $"{reply.Place}: {what} done{reading}" : $"{reply.Place}: {what} refused: {string.Join("; ", reply.Reasons)}");
        return reply.IsOk ? 0 : StationException.Failed;
    }
}
