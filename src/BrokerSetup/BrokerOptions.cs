using System.Net;
using System.Text.RegularExpressions;
using Cli;
using Firmware.Core;

namespace BrokerSetup;

/// <summary>What is settled with the first start and known from then on.</summary>
internal sealed partial record BrokerOptions
{
    /// <summary>Value of <see cref="Discovery"/> with which no node may announce itself to Home Assistant.</summary>
    internal const string NoDiscovery = "none";

    /// <summary>Names and addresses of the broker, with commas between.</summary>
    internal string Names { get; init; } = "localhost,127.0.0.1";

    /// <summary>The address it listens on.</summary>
    internal string Bind { get; init; } = "127.0.0.1";

    /// <summary>TCP port for nodes.</summary>
    internal int Port { get; init; } = 8883;

    /// <summary>TCP port for operators.</summary>
    internal int OperatorPort { get; init; } = 8884;

    /// <summary>First part of every topic.</summary>
    internal string Topics { get; init; } = Leaf.Home;

    /// <summary>First part of the topics of Home Assistant's discovery, or <see cref="NoDiscovery"/>.</summary>
    internal string Discovery { get; init; } = "homeassistant";

    /// <summary>Each of <see cref="Names"/>.</summary>
    internal string[] EachName => Names.Split(',');

    /// <summary>The first name: what programs on a desktop use.</summary>
    internal string FirstName => EachName[0];

    /// <summary>The first name that leads here from another machine; null if there is none.</summary>
    internal string? NameForBoards => EachName.FirstOrDefault(static name => !IsLoopback(name));

    /// <summary>The address at which this machine reaches the broker.</summary>
    internal string LocalAddress => Bind switch
    {
        "0.0.0.0" => "127.0.0.1",
        "::" => "::1",
        _ => Bind,
    };

    /// <summary>What stands in the folder, or the defaults.</summary>
    internal static BrokerOptions Read(BrokerFolder folder)
    {
        BrokerOptions options = new();
        foreach (string line in File.Exists(folder.Options) ? File.ReadAllLines(folder.Options) : [])
        {
            string[] parts = line.Split('=', 2);
            options = parts.Length == 2 ? options.With(parts[0], parts[1]) : options;
        }

        return options;
    }

    /// <summary>Keeps it.</summary>
    internal void Write(BrokerFolder folder) => PrivateFile.Write(
        folder.Options,
        $"names={Names}\nbind={Bind}\nport={Port}\noperator-port={OperatorPort}\ntopics={Topics}\ndiscovery-prefix={Discovery}\n");

    /// <summary>The same with another value.</summary>
    /// <param name="key">Name of the option, without dashes.</param>
    /// <param name="value">As given.</param>
    /// <exception cref="UserException">The value is not allowed.</exception>
    internal BrokerOptions With(string key, string value) => key switch
    {
        "names" => this with { Names = Valid(NamePattern().IsMatch(value), value, "--names must be names or addresses with commas between") },
        "bind" => this with { Bind = Valid(IPAddress.TryParse(value, out _), value, "--bind must be an address") },
        "port" => this with { Port = PortOf(value, "--port") },
        "operator-port" => this with { OperatorPort = PortOf(value, "--operator-port") },
        "topics" => this with
        {
            Topics = Valid(value.Length <= 64 && LevelsPattern().IsMatch(value), value, "--topics must be 1 to 64 of a-z 0-9 - _ with single slashes between"),
        },
        "discovery-prefix"
            => this with
            {
                Discovery = Valid(
                    value.Length <= 32 && LevelsPattern().IsMatch(value), value,
                    "--discovery-prefix must be 1 to 32 of a-z 0-9 - _ with single slashes between"),
            },
        _ => this,
    };

    /// <summary>Checks what depends on each other.</summary>
    /// <exception cref="UserException">Both listeners have the same port.</exception>
    internal void Check()
    {
        if (Port == OperatorPort)
        {
            throw new UserException($"nodes and operators need a port each, and both are {Port}; change --port or --operator-port", UserException.WrongUse);
        }
    }

    private static bool IsLoopback(string name) => name == "localhost" || (IPAddress.TryParse(name, out IPAddress? address) && IPAddress.IsLoopback(address));

    private static string Valid(bool isValid, string value, string rule)
        => isValid ? value : throw new UserException($"{rule}, not '{value}'", UserException.WrongUse);

    private static int PortOf(string value, string name) => int.TryParse(value, out int port) && port is >= 1 and <= ushort.MaxValue
        ? port
        : throw new UserException($"{name} must be a number from 1 to 65535, not '{value}'", UserException.WrongUse);

    [GeneratedRegex("^[A-Za-z0-9._:-]+(,[A-Za-z0-9._:-]+)*$")]
    private static partial Regex NamePattern();

    [GeneratedRegex("^[a-z0-9_-]+(/[a-z0-9_-]+)*$")]
    private static partial Regex LevelsPattern();
}
