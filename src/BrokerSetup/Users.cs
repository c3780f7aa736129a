using System.Text.RegularExpressions;
using Cli;
using Firmware.Core;

namespace BrokerSetup;

/// <summary>Lets nodes and operators in, and shuts them out.</summary>
internal sealed partial class Users(Setup setup, Guidance guidance)
{
    /// <summary>Checks names before anything is done.</summary>
    /// <exception cref="UserException">One is not allowed.</exception>
    internal static void Check(IEnumerable<string> names)
    {
        foreach (string name in names)
        {
            if (!NamePattern().IsMatch(name))
            {
                throw new UserException($"'{name}' must be 1 to 32 of a-z 0-9 - _", UserException.WrongUse);
            }

            if (name is Leaf.All or Leaf.Chat)
            {
                throw new UserException($"'{name}' is no name for a node or an operator: topics of all are below it", UserException.WrongUse);
            }
        }
    }

    /// <summary>Credentials for nodes.</summary>
    internal void AddNodes(string[] places, string? id)
    {
        RefuseKnown(setup.Nodes, places, "node");
        foreach (string place in places)
        {
            setup.Nodes.LetIn(place);
            setup.Credentials.WriteNode(place);
        }

        if (id is not null)
        {
            WriteId(places[0], id);
        }

        setup.Apply();
        Array.ForEach(places, guidance.PrintNode);
    }

    /// <summary>Credentials for operators.</summary>
    internal void AddOperators(string[] names)
    {
        RefuseKnown(setup.Operators, names, "operator");
        foreach (string name in names)
        {
            setup.Operators.LetIn(name);
        }

        setup.Apply();
        foreach (string name in names)
        {
            guidance.PrintOperator(name, setup.Credentials.WriteOperator(name));
        }
    }

    /// <summary>A new password in place of the one that somebody has.</summary>
    internal void Renew(string[] names, string? kind)
    {
        Door[] doors = [.. names.Select(name => DoorOf(name, kind))];
        foreach ((string name, Door door) in names.Zip(doors))
        {
            door.LetIn(name);
            bool isNode = door.Name == setup.Nodes.Name;
            if (isNode)
            {
                setup.Credentials.WriteNode(name);
            }
            else
            {
                _ = setup.Credentials.WriteOperator(name);
            }

            Console.WriteLine(
                $"new password of {(isNode ? "node" : "operator")} {name}: {guidance.Show(door.PasswordFileOf(name))}; the old one opens nothing any more");
        }

        setup.Apply();
    }

    /// <summary>Tells which id a node has, so that it can be reached by it.</summary>
    internal void Identify(string place, string id)
    {
        if (!setup.Nodes.Has(place))
        {
            throw new UserException($"there is no node '{place}'; ./broker add {place} makes one", UserException.WrongUse);
        }

        WriteId(place, id);
        setup.Apply();
        Console.WriteLine(
            $"node {place} is also reached at {setup.Options.Topics}/{id}/config and .../command, and announces itself to Home Assistant by this id only");
    }

    /// <summary>Takes credentials back, and what the broker keeps of nodes.</summary>
    internal void Remove(string[] names, string? kind)
    {
        Door[] doors = [.. names.Select(name => DoorOf(name, kind))];
        List<string> places = [];
        foreach ((string name, Door door) in names.Zip(doors))
        {
            door.ShutOut(name);
            if (door.Name == setup.Nodes.Name)
            {
                places.Add(name);
            }
            else
            {
                setup.Credentials.Forget(name);
            }
        }

        setup.Apply();
        Leftovers.Add(setup, places);
        foreach (string name in names)
        {
            Console.WriteLine($"removed {name}");
        }

        Leftovers.Clear(setup);
    }

    private static void RefuseKnown(Door door, string[] names, string kind)
    {
        if (names.FirstOrDefault(door.Has) is { } known)
        {
            throw new UserException(
                $"there is {(kind == "node" ? "a" : "an")} {kind} '{known}' already, and its password stays as it is; ./broker password {known} "
                + "makes a new one", UserException.WrongUse);
        }

        if (names.GroupBy(static name => name).FirstOrDefault(static group => group.Count() > 1) is { } twice)
        {
            throw new UserException($"'{twice.Key}' is given twice", UserException.WrongUse);
        }
    }

    private Door DoorOf(string name, string? kind) => (setup.Nodes.Has(name) && kind != "operator", setup.Operators.Has(name) && kind != "node") switch
    {
        (true, false) => setup.Nodes,
        (false, true) => setup.Operators,
        (true, true) => throw new UserException($"'{name}' is a node and an operator: say which with --kind node or --kind operator", UserException.WrongUse),
        _ => throw new UserException(
            kind is null ? $"there is neither a node nor an operator '{name}'" : $"there is no {kind} '{name}'", UserException.WrongUse),
    };

    private void WriteId(string place, string id)
    {
        Check([id]);
        string? other = setup.Nodes.Users().FirstOrDefault(one => one != place && (one == id || setup.Credentials.IdOf(one) == id));
        if (other is not null)
        {
            throw new UserException($"'{id}' is the {(other == id ? "place" : "id")} of the node {other}", UserException.WrongUse);
        }

        PrivateFile.Write(Path.Combine(setup.Nodes.FolderOf(place), Credentials.IdFile), id + "\n");
    }

    [GeneratedRegex("^[a-z0-9_-]{1,32}$")]
    private static partial Regex NamePattern();
}
