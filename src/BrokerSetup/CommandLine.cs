using System.CommandLine;
using Cli;

namespace BrokerSetup;

/// <summary>The command line.</summary>
internal sealed class CommandLine
{
    private readonly Option<string?> _dir =
        new("--dir") { Description = "where everything is kept (default: broker-data)", HelpName = "DIR", Recursive = true };
    private readonly Option<string?>[] _settled =
    [
        Settled("--names", "A,B,...", "names and addresses of the broker; nodes use the first one, boards the first one that leads here from another machine "
            + "(default: localhost,127.0.0.1)"),
        Settled("--bind", "ADDRESS", "where it listens; 0.0.0.0 for the whole network (default: 127.0.0.1, this machine only)"),
        Settled("--port", "PORT", "for nodes (default: 8883)"),
        Settled("--operator-port", "PORT", "for operators (default: 8884)"),
        Settled("--topics", "ROOT", "first part of every topic (default: home)"),
        Settled("--discovery-prefix", "PREFIX",
            "first part of the topics of Home Assistant's discovery; none lets no node announce itself (default: homeassistant)"),
    ];

    private readonly RootCommand _root = new(
        "A broker set up right: TLS only, nobody anonymous, and a node may do no more than a node needs. Everything it makes is in one folder. "
        + "Without a command it makes what is missing and starts the broker, until Ctrl-C. The options from --names on are settled with the first start, and "
            + "later commands know them.");

    /// <summary>Builds the command line.</summary>
    internal CommandLine()
    {
        _root.Options.Add(_dir);
        foreach (Option<string?> option in _settled)
        {
            _root.Options.Add(option);
        }

        _root.SetAction(result => With(result, StartCommand.Run));
        Command start = new("start", "the same as no command: makes what is missing and starts the broker");
        start.SetAction(result => With(result, StartCommand.Run));
        foreach (Command command in new[] { start, Add(), Operator(), Identify(), Password(), Remove(), Renew(), List(), Take() })
        {
            _root.Subcommands.Add(command);
        }

        _root.WithExamples(
            "--names broker.lan,192.168.1.10 --bind 0.0.0.0   # for boards in the network",
            "add livingroom kitchen",
            "operator maria");
    }

    /// <summary>Reads the arguments and does what they say.</summary>
    /// <returns>The exit code.</returns>
    internal int Invoke(string[] arguments) => new CommandLineProgram("broker", _root).Invoke(arguments);

    private static Option<string?> Settled(string name, string helpName, string description)
        => new(name) { Description = description, HelpName = helpName, Recursive = true };

    private static Argument<string[]> Names(string name, string description) => new(name) { Description = description, Arity = ArgumentArity.OneOrMore };

    private static Option<string?> Kind()
    {
        Option<string?> kind = new("--kind") { Description = "node or operator, where both have the name", HelpName = "KIND" };
        kind.AcceptOnlyFromAmong("node", "operator");
        return kind;
    }

    private Command Add()
    {
        Argument<string[]> places = Names("place", "a name for each node: its user is its place");
        Option<string?> id = new("--id") { Description = "the node's own id, where it is known; for one node", HelpName = "ID" };
        Command command = new("add", "credentials for nodes, and the files that boards/flash wants") { places, id };
        command.Validators.Add(result =>
        {
            if (result.GetValue(id) is not null && result.GetValue(places)?.Length > 1)
            {
                result.AddError("--id is of one node: add the others by themselves.");
            }
        });
        command.SetAction(result => For(result, result.GetValue(places)!, users => users.AddNodes(result.GetValue(places)!, result.GetValue(id))));
        return command.WithExamples("add livingroom", "add attic --id node-a1b2c3");
    }

    private Command Operator()
    {
        Argument<string[]> names = Names("name", "a name for each");
        Command command = new("operator", "credentials for people and programs that may set and command nodes, Home Assistant among them") { names };
        command.SetAction(result => For(result, result.GetValue(names)!, users => users.AddOperators(result.GetValue(names)!)));
        return command.WithExamples("operator maria homeassistant");
    }

    private Command Identify()
    {
        Argument<string> place = new("place") { Description = "place of the node" };
        Argument<string> id = new("id") { Description = "its own id, which station get shows" };
        Command command = new("id", "lets a node be reached by its id, and announce no other to Home Assistant") { place, id };
        command.SetAction(result => For(result, [result.GetValue(place)!], users => users.Identify(result.GetValue(place)!, result.GetValue(id)!)));
        return command.WithExamples("id livingroom node-a1b2c3");
    }

    private Command Password()
    {
        Argument<string[]> names = Names("name", "nodes or operators");
        Option<string?> kind = Kind();
        Command command = new("password", "a new password in place of the one they have") { names, kind };
        command.SetAction(result => For(result, result.GetValue(names)!, users => users.Renew(result.GetValue(names)!, result.GetValue(kind))));
        return command.WithExamples("password livingroom");
    }

    private Command Remove()
    {
        Argument<string[]> names = Names("name", "nodes or operators");
        Option<string?> kind = Kind();
        Command command = new("remove", "takes their credentials back, and what the broker keeps of nodes") { names, kind };
        command.SetAction(result => For(result, result.GetValue(names)!, users => users.Remove(result.GetValue(names)!, result.GetValue(kind))));
        return command.WithExamples("remove livingroom");
    }

    private Command Renew()
    {
        Command command = new("renew", "makes the certificates of CA and broker anew, with the CA's key: nobody is cut off");
        command.SetAction(result => With(result, RenewCommand.Run, certifies: false));
        return command;
    }

    private Command List()
    {
        Command command = new("list", "who may come in, and how long the certificates last");
        command.SetAction(result => With(result, ListCommand.Run, certifies: false));
        return command;
    }

    private Command Take()
    {
        Argument<string> folder = new("folder") { Description = "where the files will be on the other machine" };
        Command command = new("take", "prints the configuration for a broker elsewhere") { folder };
        command.SetAction(result => With(result, (setup, guidance) => TakeCommand.Run(setup, guidance, result.GetValue(folder)!)));
        return command.WithExamples("take /etc/mosquitto/sensors");
    }

    private int For(ParseResult result, string[] names, Action<Users> act)
    {
        Users.Check(names);
        return With(result, (setup, guidance) =>
        {
            act(new Users(setup, guidance));
            return 0;
        });
    }

    private int With(ParseResult result, Func<Setup, Guidance, int> act, bool certifies = true)
    {
        IEnumerable<(string, string)> given = _settled
            .Where(option => result.GetValue(option) is not null)
            .Select(option => (option.Name.TrimStart('-'), result.GetValue(option)!));
        using Setup setup = Setup.Open(result.GetValue(_dir) ?? DefaultFolder(), given);
        if (certifies)
        {
            setup.Certify(DateTimeOffset.UtcNow);
        }

        return act(setup, new Guidance(setup));
    }

    // In a copy of the repository always the same one; else where the person is.
    private static string DefaultFolder()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Firmware.sln")))
            {
                return Path.Combine(folder.FullName, "broker-data");
            }
        }

        return Path.GetFullPath("broker-data");
    }
}
