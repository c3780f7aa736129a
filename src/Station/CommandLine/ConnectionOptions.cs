using System.CommandLine;
using Cli;
using Mqtt;
using Station.Network;
using Texts;
using Leaf = Firmware.Core.Leaf;

namespace Station.CommandLine;

/// <summary>Options for broker and credentials, the same for every command that connects.</summary>
internal sealed class ConnectionOptions
{
    /// <summary>Holds the password where there is no file.</summary>
    private const string PasswordVariable = "STATION_PASSWORD";

    private readonly Option<string> _broker =
        new("--broker") { Description = "the broker, with [address]:port for IPv6", HelpName = "host[:port]", DefaultValueFactory = _ => "127.0.0.1:1883" };
    private readonly Option<string> _root = new("--root") { Description = "first part of every topic", DefaultValueFactory = _ => Leaf.Home };
    private readonly Option<string?> _user =
        new("--user") { Description = "user name; its password comes from --password-file or the environment variable STATION_PASSWORD" };
    private readonly Option<string?> _passwordFile = new("--password-file") { Description = "file whose first line is the password", HelpName = "FILE" };
    private readonly Option<bool> _tls = new("--tls") { Description = "TLS, with the certificates that this machine trusts" };
    private readonly Option<string?> _ca = new("--ca") { Description = "TLS, with the CA certificates of this PEM file in their place", HelpName = "FILE" };
    private readonly Option<string?> _certificate = new("--cert") { Description = "PEM file with the client certificate", HelpName = "FILE" };
    private readonly Option<string?> _key = new("--key") { Description = "PEM file with its private key", HelpName = "FILE" };

    private readonly Option<string?> _profile = ProfileOption.Create("STATION_PROFILE");

    /// <summary>Builds the options with their checks.</summary>
    internal ConnectionOptions()
    {
        _broker.Validators.Add(result =>
        {
            if (result.GetValue(_broker) is not { } text || BrokerAddress.Parse(text) is null)
            {
                result.AddError($"--broker must be host or host:port with a port of 1 to 65535, not '{result.GetValue(_broker)}'.");
            }
        });
        _root.Validators.Add(result =>
        {
            if (RootOption.Complaint(result.GetValue(_root) ?? "") is { } wrong)
            {
                result.AddError(wrong);
            }
        });
    }

    /// <summary>Adds them to a command.</summary>
    internal void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _broker, _profile, _root, _user, _passwordFile, _tls, _ca, _certificate, _key })
        {
            command.Options.Add(option);
        }

        command.Validators.Add(result =>
        {
            if ((result.GetValue(_certificate) is null) != (result.GetValue(_key) is null))
            {
                result.AddError("--cert and --key belong together.");
            }
            else if (result.GetValue(_certificate) is not null && result.GetValue(_ca) is null && !result.GetValue(_tls))
            {
                result.AddError("--cert needs --tls or --ca.");
            }
            else if (result.GetValue(_passwordFile) is not null && result.GetValue(_user) is null)
            {
                result.AddError("--password-file needs --user.");
            }
        });
    }

    /// <summary>First part of every topic.</summary>
    internal string Root(ParseResult result) => result.GetValue(_root)!;

    /// <summary>Everything that is needed to connect.</summary>
    /// <exception cref="StationException">The password file cannot be read.</exception>
    internal BrokerAddress Address(ParseResult result)
    {
        (string host, int port) = BrokerAddress.Parse(result.GetValue(_broker)!)!.Value;
        string? user = result.GetValue(_user);
        return new BrokerAddress
        {
            Host = host,
            Port = port,
            User = user,
            Password = user is null ? null : Password(result.GetValue(_passwordFile)),
            Tls = result.GetValue(_tls) || result.GetValue(_ca) is not null
                ? new MqttTls(result.GetValue(_ca), result.GetValue(_certificate), result.GetValue(_key))
                : null,
        };
    }

    private static string? Password(string? file)
    {
        if (file is null)
        {
            return Environment.GetEnvironmentVariable(PasswordVariable);
        }

        try
        {
            return File.ReadLines(file).FirstOrDefault()
                ?? throw new StationException($"the password file {file} is empty; write the password into its first line", StationException.WrongArguments);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new StationException($"the password file cannot be read: {unreadable.Message}", StationException.WrongArguments);
        }
    }
}
