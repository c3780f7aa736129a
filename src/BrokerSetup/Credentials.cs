using System.Text.Json.Nodes;
using Cli;

namespace BrokerSetup;

/// <summary>What is handed to a node or an operator: its password, the CA, and files for the programs that use them.</summary>
internal sealed class Credentials(BrokerFolder folder, BrokerOptions options)
{
    /// <summary>File in a node's folder that holds its id.</summary>
    internal const string IdFile = "id";

    private static readonly string[] MosquittoTools = ["mosquitto_sub", "mosquitto_pub", "mosquitto_rr"];

    private readonly Door _nodes = Door.ForNodes(folder);
    private readonly Door _operators = Door.ForOperators(folder);

    /// <summary>The id of a node; null while it is not known.</summary>
    internal string? IdOf(string place)
    {
        string file = Path.Combine(_nodes.FolderOf(place), IdFile);
        return File.Exists(file) ? File.ReadLines(file).FirstOrDefault() : null;
    }

    /// <summary>Writes the files of everybody whose password is still here: something that is in all of them has changed.</summary>
    internal void WriteAll()
    {
        foreach (string place in _nodes.Users().Where(place => _nodes.PasswordOf(place) is not null))
        {
            WriteNode(place);
        }

        foreach (string name in _operators.Users().Where(name => _operators.PasswordOf(name) is not null))
        {
            WriteOperator(name);
        }
    }

    /// <summary>Writes the files of a node: for boards/flash, and a profile for ./run.</summary>
    internal void WriteNode(string place)
    {
        string mine = _nodes.FolderOf(place);
        PrivateFile.Write(Path.Combine(mine, "ca.pem"), File.ReadAllBytes(folder.Ca));
        PrivateFile.Write(Path.Combine(mine, "ca.der"), File.ReadAllBytes(folder.CaDer));
        new Profile
        {
            Broker = $"{Host(options.FirstName)}:{options.Port}",
            Root = options.Topics,
            Place = place,
            User = place,
            PasswordFile = "password",
            Ca = "ca.pem",
        }.Write(Path.Combine(mine, Profile.FileName));
        if (options.NameForBoards is { } name)
        {
            WriteBoard(place, name);
        }
    }

    /// <summary>Writes the files of an operator: for the tools of mosquitto, and a profile for the station.</summary>
    /// <returns>What the station's option --profile takes.</returns>
    internal string WriteOperator(string name)
    {
        string mine = _operators.FolderOf(name);
        PrivateFile.Write(Path.Combine(mine, "ca.pem"), File.ReadAllBytes(folder.Ca));
        string password = _operators.PasswordOf(name)!;
        foreach (string tool in MosquittoTools)
        {
            PrivateFile.Write(
                Path.Combine(mine, tool),
                $"-h {options.FirstName}\n-p {options.OperatorPort}\n--cafile {folder.Ca}\n-u {name}\n-P {password}\n");
        }

        Profile profile = ProfileOf(name, "password", "ca.pem");
        profile.Write(Path.Combine(mine, Profile.FileName));
        return Register(name);
    }

    /// <summary>Takes the profile of an operator away from those of the person at this machine.</summary>
    internal void Forget(string name)
    {
        foreach (string file in ProfileFiles(name).Where(IsOurs))
        {
            File.Delete(file);
        }
    }

    private void WriteBoard(string place, string name)
    {
        string mine = _nodes.FolderOf(place);
        JsonObject settings = new()
        {
            ["broker"] = name,
            ["port"] = options.Port,
            ["tls"] = true,
            ["root"] = options.Topics,
            ["place"] = place,
            ["user"] = place,
            ["password"] = _nodes.PasswordOf(place),
        };
        PrivateFile.Write(Path.Combine(mine, "settings.json"), settings.ToJsonString() + "\n");

        // Wi-Fi is its owner's to fill in. The device takes the binary form of the CA: of the other one nanoff cuts the end that it wants.
        string wifi = Path.Combine(mine, "wifi.json");
        if (!File.Exists(wifi))
        {
            PrivateFile.Write(
                wifi, """{ "WirelessClient": { "Ssid": "", "Password": "", "ConfigurationOption": "AutoConnect" }, "CACertificatesPath": "ca.der" }""" + "\n");
        }
    }

    // Two brokers may have an operator of the same name. Who has no such folder, as a service has none, goes by the file.
    private string Register(string name)
    {
        try
        {
            PrivateFile.CreateFolder(Profile.Folder);
            string file = ProfileFiles(name).First(file => !File.Exists(file) || IsOurs(file));
            ProfileOf(name, Path.GetFullPath(_operators.PasswordFileOf(name)), folder.Ca).Write(file);
            return Path.GetFileNameWithoutExtension(file);
        }
        catch (Exception impossible) when (impossible is IOException or UnauthorizedAccessException)
        {
            return _operators.FolderOf(name);
        }
    }

    private Profile ProfileOf(string name, string passwordFile, string ca) => new()
    {
        Broker = $"{Host(options.FirstName)}:{options.OperatorPort}",
        Root = options.Topics,
        User = name,
        PasswordFile = passwordFile,
        Ca = ca,
    };

    // This broker's, or that of a broker whose folder is gone.
    private bool IsOurs(string file)
    {
        try
        {
            string? ca = File.Exists(file) ? Profile.Read(file).Ca : null;
            return ca == folder.Ca || (ca is not null && !File.Exists(ca));
        }
        catch (UserException)
        {
            return false;
        }
    }

    private static IEnumerable<string> ProfileFiles(string name)
    {
        const int Most = 100;
        return Enumerable.Range(1, Most).Select(number => Profile.PathOf(number == 1 ? name : $"{name}-{number}"));
    }

    private static string Host(string name) => name.Contains(':') ? $"[{name}]" : name;
}
