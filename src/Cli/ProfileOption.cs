using System.CommandLine;

namespace Cli;

/// <summary>The option <c>--profile</c>. A profile stands for the options that it holds; what is given besides counts more.</summary>
public static class ProfileOption
{
    private const string Name = "--profile";
    private const string BrokerOption = "--broker";

    /// <summary>Builds the option.</summary>
    /// <param name="variable">The environment variable that names a profile where neither this nor a broker is given.</param>
    public static Option<string?> Create(string variable) => new(Name)
    {
        Description =
            "how to reach the broker, as ./broker wrote it: a name, a file or a folder; options besides it count more (default: the environment variable "
            + $"{variable})",
        HelpName = "NAME",
    };

    /// <summary>The arguments with what the profile says, when there is one and the command takes one.</summary>
    /// <param name="parsed">The arguments, as they were given.</param>
    /// <param name="arguments">The same.</param>
    /// <param name="variable">As above.</param>
    /// <returns>Null if they stay as they are.</returns>
    /// <exception cref="UserException">There is no such profile.</exception>
    internal static string[]? Expand(ParseResult parsed, string[] arguments, string variable)
    {
        Command command = parsed.CommandResult.Command;
        if (command.Options.FirstOrDefault(static option => option.Name == Name) is not Option<string?> option)
        {
            return null;
        }

        bool hasBroker = command.Options.Any(one => one.Name == BrokerOption && parsed.GetResult(one) is { Implicit: false });
        string? name = parsed.GetResult(option) is { } given && !given.Errors.Any() ? parsed.GetValue(option) : null;
        name ??= hasBroker ? null : Environment.GetEnvironmentVariable(variable);
        if (string.IsNullOrEmpty(name))
        {
            return null;
        }

        IEnumerable<string> added = Options(Profile.Read(name))
            .Where(one => command.Options.FirstOrDefault(known => known.Name == one.Name) is { } known && parsed.GetResult(known) is null or { Implicit: true })
            .SelectMany(static one => one.Value is null ? [one.Name] : new[] { one.Name, one.Value });
        return [.. arguments, .. added];
    }

    private static IEnumerable<(string Name, string? Value)> Options(Profile profile)
    {
        (string, string?)[] all =
        [
            (BrokerOption, profile.Broker),
            ("--root", profile.Root),
            ("--place", profile.Place),
            ("--user", profile.User),
            ("--password-file", profile.PasswordFile),
            ("--ca", profile.Ca),
        ];
        IEnumerable<(string, string?)> given = all.Where(static one => one.Item2 is not null);
        return profile.Ca is null ? given : given.Append(("--tls", null));
    }
}
