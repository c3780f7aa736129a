using System.CommandLine;
using Cli;
using Station.Chat;
using Station.Network;

namespace Station.CommandLine;

/// <summary><c>station chat</c>.</summary>
internal static class ChatCommand
{
    /// <summary>Builds the command.</summary>
    internal static Command Create(ConnectionOptions connection)
    {
        Option<string> room = new("--room") { Description = "which room", DefaultValueFactory = _ => "lobby" };
        Option<string> name = new("--name") { Description = "who you are there (default: your user name)", DefaultValueFactory = _ => Environment.UserName };
        Option<string?> state =
            new("--state") { Description = "folder that keeps which messages you have seen (default: with your other state)", HelpName = "DIR" };
        foreach (Option<string> option in new[] { room, name })
        {
            option.Validators.Add(result =>
            {
                if (!RoomTopics.IsName(result.GetValue(option) ?? ""))
                {
                    result.AddError($"{option.Name} must be {RoomTopics.NameForm}, not '{result.GetValue(option)}'.");
                }
            });
        }

        Command command = new("chat", "a room to talk in; @livingroom asks a node") { room, name, state };
        connection.AddTo(command);
        command.SetAction(async (result, cancel) =>
        {
            string who = result.GetValue(name)!;
            BrokerAddress address = connection.Address(result);
            string root = connection.Root(result);
            RoomTopics topics = new(root, result.GetValue(room)!, who);
            using SeenIds seen = OpenSeen(result.GetValue(state) ?? SeenIds.DefaultFolder, topics);
            using IChatScreen screen = Console.IsInputRedirected || Console.IsOutputRedirected ? new LineScreen() : new PromptScreen(who);
            await DurationOption.UntilEnd(new ChatSession(address, root, result.GetValue(room)!, who, screen, seen).Run(cancel));
            return 0;
        });
        return command.WithExamples("chat --room kitchen --name 'Anna Lee'");
    }

    private static SeenIds OpenSeen(string folder, RoomTopics topics)
    {
        try
        {
            return new SeenIds(Path.Combine(folder, topics.ClientId + ".seen"));
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException)
        {
            throw new StationException(
                $"the folder {folder} cannot be used: {unusable.Message.TrimEnd('.')}; name another one with --state", StationException.WrongArguments);
        }
    }
}
