using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;
using Mqtt;

namespace VirtualDevice;

/// <summary>
/// The part of the command line that is about TLS and credentials. A password is not an argument, because every user of a machine can see the
/// arguments of every process.
/// </summary>
internal sealed class SecurityArguments
{
    /// <summary>Name of the environment variable that may hold the password.</summary>
    public const string PasswordVariable = "VIRTUAL_DEVICE_PASSWORD";

    // The same limits as in the table of settings.
    private const int MaxBytes = 64;

    private readonly Option<bool> _tls = new("--tls") { Description = "connect with TLS; the broker's certificate is always verified (default port: 8883)" };
    private readonly Option<string?> _ca =
        new("--ca") { Description = "PEM file with the CA to trust (default: those that this machine trusts)", HelpName = "FILE" };
    private readonly Option<string?> _certificate = new("--cert") { Description = "PEM file with a client certificate", HelpName = "FILE" };
    private readonly Option<string?> _key = new("--key") { Description = "PEM file with its key", HelpName = "FILE" };
    private readonly Option<string?> _user = new("--user") { Description = "user at the broker", HelpName = "NAME" };
    private readonly Option<string?> _passwordFile = new("--password-file")
    {
        Description = $"file with the user's password in its first line (default: the environment variable {PasswordVariable})",
        HelpName = "FILE",
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (Option<string?> file in new[] { _ca, _certificate, _key, _passwordFile })
        {
            file.Validators.Add(result => MustExist(result, file));
        }

        foreach (Option option in new Option[] { _tls, _ca, _certificate, _key, _user, _passwordFile })
        {
            command.Options.Add(option);
        }

        command.Validators.Add(Check);
    }

    /// <summary>Whether the connection is TLS.</summary>
    public bool IsTls(ParseResult result) => result.GetValue(_tls);

    /// <summary>The same while the command line is being checked.</summary>
    public bool NeedTls(CommandResult result) => result.GetValue(_tls);

    /// <summary>Whether something was asked for that a private broker does not have.</summary>
    public bool NeedBroker(CommandResult result) => result.GetValue(_tls) || result.GetValue(_user) is not null;

    /// <summary>Reads what was given.</summary>
    public SecurityOptions Read(ParseResult result)
    {
        string? user = result.GetValue(_user);
        return new SecurityOptions
        {
            Tls = IsTls(result),
            Files = new MqttTls(result.GetValue(_ca), result.GetValue(_certificate), result.GetValue(_key)),
            User = user,
            Password = user is null ? null : Password(result.GetValue(_passwordFile)),
        };
    }

    private static string? Password(string? file) => file is null
        ? Environment.GetEnvironmentVariable(PasswordVariable)
        : File.ReadLines(file).FirstOrDefault() ?? "";

    private static void MustExist(OptionResult result, Option<string?> option)
    {
        if (result.GetValue(option) is { } file && !File.Exists(file))
        {
            result.AddError($"{option.Name}: there is no file '{file}'.");
        }
    }

    private void Check(CommandResult result)
    {
        bool Given(Option option) => result.GetResult(option) is { Implicit: false };
        void Wrong(bool wrong, string what)
        {
            if (wrong)
            {
                result.AddError(what);
            }
        }

        Wrong((Given(_certificate) || Given(_key)) && !(Given(_certificate) && Given(_key)), "--cert and --key belong together.");
        Wrong(Given(_passwordFile) && !Given(_user), "--password-file needs --user.");
        Wrong(TooLong(result.GetValue(_user)), $"--user must be 1 to {MaxBytes} bytes.");
        if (result.Errors.Any())
        {
            return;
        }

        string? file = result.GetValue(_passwordFile);
        Wrong(Given(_user) && (file is null || File.Exists(file)) && TooLong(Password(file)), $"The password must be 1 to {MaxBytes} bytes.");
    }

    private static bool TooLong(string? text) => text is not null && Encoding.UTF8.GetByteCount(text) is 0 or > MaxBytes;
}
