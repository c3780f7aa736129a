using System.CommandLine;
using System.Text.Json.Nodes;
using Cli;
using Station.Contract;
using Station.Network;
using Station.Settings;
using Words = Firmware.Core.Words;

namespace Station.CommandLine;

/// <summary><c>station set</c>.</summary>
internal static class SetCommand
{
    /// <summary>Builds the command.</summary>
    internal static Command Create(ConnectionOptions connection)
    {
        Argument<string> place = PlaceArgument.Create(allowsMany: true);
        Argument<string[]> settings = new("settings")
        {
            Description = "key=value, for instance interval=10 qos=2; key=@file takes the value from a file",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<double> timeout = PlaceArgument.CreateTimeout();
        Option<bool> wait = PlaceArgument.CreateWait();
        settings.Validators.Add(result =>
        {
            if (Assignments.Check(result.GetValue(settings) ?? []) is { } error)
            {
                result.AddError(error);
            }
        });
        Command command = new("set", "changes settings of nodes, and waits for the answers") { place, settings, timeout, wait };
        connection.AddTo(command);
        command.SetAction(async (result, cancel) =>
        {
            string root = connection.Root(result);
            JsonObject asked = Assignments.Parse(result.GetValue(settings)!);
            string target = result.GetValue(place)!;
            if (asked.ContainsKey("place") && (target == NodeTopics.All || PlacePattern.IsPattern(target)))
            {
                throw new StationException("place is for one node: two at one place could not be told apart any more", StationException.WrongArguments);
            }

            double seconds = result.GetValue(timeout);
            (Exchange exchange, BrokerLink opened) = await EveryNode.Open(connection.Address(result), root, target, result.GetValue(wait), cancel);
            using BrokerLink link = opened;
            EveryNode.PrintLimit(exchange, root, seconds);
            await exchange.Send(link, NodeTopics.Config, asked, one => HasSettled(one, asked), TimeSpan.FromSeconds(seconds), cancel);
            await link.Leave();
            return Report(exchange, root, asked, seconds);
        });
        return command.WithExamples(
            "set livingroom interval=10 qos=2", "set livingroom password=@secret.txt --profile maria", "set 'floor1-*' interval=60", "set all interval=60",
            "set cellar interval=600 --wait   # until it has woken");
    }

    // A node that moves to another place publishes its settings there.
    private static bool HasSettled(Reply reply, JsonObject asked) => asked.ContainsKey("place") || asked.ContainsKey("root")
        || reply.After?.Revision >= reply.Answer?.Whole("rev") || reply.Before?.Revision == reply.Answer?.Whole("rev");

    private static int Report(Exchange exchange, string root, JsonObject asked, double seconds)
    {
        if (exchange.IsToMany)
        {
            return EveryNode.Tally(exchange, root, "applied", waits: true, seconds);
        }

        Reply reply = exchange.Only;
        if (reply.Answer is null)
        {
            throw reply.IsAsleep
                ? PlaceArgument.Asleep(reply, "change", "applied")
                : reply.Status == Words.Offline
                ? new StationException($"{reply.Place} is offline; the broker has the change for it and it is not applied yet")
                : PlaceArgument.Silent(root, reply.Place, reply.IsOnline, seconds);
        }

        SetReport.PrintOne(reply, asked, Console.Out);
        return reply.IsOk ? 0 : StationException.Failed;
    }
}
