namespace BrokerSetup;

/// <summary>Prints what to do next, ready to be pasted.</summary>
internal sealed class Guidance(Setup setup)
{
    /// <summary>A path as it is typed here.</summary>
    internal string Show(string path)
    {
        string relative = Path.GetRelativePath(Environment.CurrentDirectory, path);
        string shorter = relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
        return shorter.Contains(' ') ? $"'{shorter}'" : shorter;
    }

    /// <summary>After a node was added.</summary>
    internal void PrintNode(string place)
    {
        string folder = Show(setup.Nodes.FolderOf(place));
        Console.WriteLine($"node {place}: {folder}");
        if (setup.Options.NameForBoards is null)
        {
            Console.WriteLine("  a board:   cannot reach 'localhost': first give the broker a name or an address in your network,");
            Console.WriteLine("             ./broker --names broker.lan,192.168.1.10 --bind 0.0.0.0; then settings.json is written here");
        }
        else
        {
            Console.WriteLine("  a board:   fill in the Wi-Fi in wifi.json, then");
            Console.WriteLine(
                $"             boards/flash BOARD PORT --wifi {Path.Combine(folder, "wifi.json")} --settings {Path.Combine(folder, "settings.json")}");
        }

        Console.WriteLine($"  virtual:   ./run --profile {folder}");
        if (setup.Credentials.IdOf(place) is null)
        {
            Console.WriteLine($"  by its id: ./broker id {place} ID, when the board has told its id: ./station get {place} shows it");
        }
    }

    /// <summary>After an operator was added.</summary>
    internal void PrintOperator(string name, string profile)
    {
        string folder = Show(setup.Operators.FolderOf(name));
        Console.WriteLine($"operator {name}: {folder}");
        Console.WriteLine($"  ./station watch --profile {Show(profile)}");
        if (!OperatingSystem.IsWindows())
        {
            Console.WriteLine($"  XDG_CONFIG_HOME={folder} mosquitto_sub -v -t '{setup.Options.Topics}/#'");
            Console.WriteLine($"  XDG_CONFIG_HOME={folder} mosquitto_pub -q 1 -t {setup.Options.Topics}/PLACE/config -m '{{\"interval\":10}}'");
        }
    }

    /// <summary>When the broker runs.</summary>
    internal void PrintStart()
    {
        BrokerOptions options = setup.Options;
        Console.WriteLine(
            $"nodes: port {options.Port}, operators: port {options.OperatorPort}, at {string.Join(", ", options.EachName)}; listening on {options.Bind}");
        Console.WriteLine($"one more node: ./broker add PLACE --dir {Show(setup.Folder.Path)}");
    }
}
