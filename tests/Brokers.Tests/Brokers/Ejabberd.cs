namespace Brokers.Tests;

/// <summary>ejabberd with nothing but its MQTT module, as Debian packs it. It is no Erlang node here: it listens to MQTT alone.</summary>
internal sealed class Ejabberd : ProcessBroker
{
    private const string Prefix = "ejabberd-";
    private const string PasswordFile = "password";

    /// <inheritdoc/>
    internal override string Name => "ejabberd";

    /// <inheritdoc/>
    internal override string Version => Path.GetFileName(Home)[Prefix.Length..].Split('-')[0];

    /// <inheritdoc/>
    internal override string User => "somebody";

    /// <inheritdoc/>
    internal override string Password => "anything";

    /// <inheritdoc/>
    internal override string[] Credentials => ["--user", User, "--password-file", Path.Combine(Folder, PasswordFile)];

    /// <inheritdoc/>
    internal override IReadOnlyList<Difference> Differences =>
    [
        new(Capability.Connect, "with a user", "lets nobody in without a user and a password"),
        new(Capability.RestartSettings, "lost", "forgets at a restart, and after 5 minutes unless `session_expiry` says more, what waits for a node"),
        new(Capability.Shared, "refused", "closes the connection at a shared subscription"),
    ];

    /// <inheritdoc/>
    protected override string ReadyText => "Start accepting TCP connections";

    // The name of the machine's architecture is part of the path.
    private string Home
    {
        get
        {
            string[] parents = Directory.GetDirectories("/usr/lib", "*-linux-gnu*");
            return Installed(parents.FirstOrDefault(static one => Directory.GetDirectories(one, Prefix + "*").Length > 0) ?? "/usr/lib", Prefix + "*");
        }
    }

    /// <inheritdoc/>
    protected override (string Program, string[] Arguments) Launch()
    {
        // Once, and not whenever somebody asks for the credentials: to write a file empties it first, under the eyes of whoever reads it.
        if (!File.Exists(Path.Combine(Folder, PasswordFile)))
        {
            _ = Write(PasswordFile, Password);
        }

        string configuration = Write("ejabberd.yml",
            "hosts: [localhost]",
            "loglevel: info",
            "auth_method: [anonymous]",
            "anonymous_protocol: login_anon",
            "allow_multiple_connections: true",
            "listen:",
            "  -",
            $"    port: {Port}",
            "    ip: \"127.0.0.1\"",
            "    module: mod_mqtt",
            "modules:",
            "  mod_mqtt: {}");
        string[] environment =
        [
            $"HOME={Folder}",
            $"ERL_LIBS={Path.GetDirectoryName(Home)}",
            "ERL_MAX_PORTS=4096",
            $"EJABBERD_CONFIG_PATH={configuration}",
            $"EJABBERD_LOG_PATH={Folder}/ejabberd.log",
        ];
        return ("env", [.. environment, "erl", "-noinput", "-boot", "start_sasl", "-mnesia", "dir", $"\"{Folder}/data\"", "-s", "ejabberd"]);
    }
}
