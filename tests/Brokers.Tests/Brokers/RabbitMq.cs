using Kit;

namespace Brokers.Tests;

/// <summary>RabbitMQ with its MQTT plugin, as Debian packs it: a node of its own, with an epmd of its own, that nobody else sees.</summary>
internal sealed class RabbitMq : ProcessBroker
{
    private const string Parent = "/usr/lib/rabbitmq/lib";
    private const string Prefix = "rabbitmq_server-";

    private readonly int _epmdPort = FreePort.Next();
    private readonly int _clusterPort = FreePort.Next();
    private ChildProcess? _epmd;

    /// <inheritdoc/>
    internal override string Name => "RabbitMQ";

    /// <inheritdoc/>
    internal override string Version => Path.GetFileName(Home)[Prefix.Length..];

    /// <inheritdoc/>
    internal override IReadOnlyList<Difference> Differences =>
    [
        new(Capability.Qos2, "as QoS 1", "grants QoS 1 where 2 is asked for: readings go out at QoS 1, and `health` says so"),
        new(Capability.Wildcard, "no", "sends what it keeps to no subscription with a wildcard"),
        new(Capability.Watch, "as they speak", "so `station watch` shows a node when it speaks next"),
        new(Capability.SetAll, "who answers", "and `station set all` counts those who answer in time"),
        new(Capability.Check, "without will", "sends no will of a client that is taken over, which `station check` then cannot see"),
        new(Capability.Shared, "nothing comes", "takes a shared subscription and sends nothing to it"),
    ];

    /// <inheritdoc/>
    protected override string ReadyText => "Server startup complete";

    private string Home => Installed(Parent, Prefix + "*");

    private string[] Identity =>
    [
        $"HOME={Folder}", "ERL_EPMD_ADDRESS=127.0.0.1", $"ERL_EPMD_PORT={_epmdPort}", $"RABBITMQ_NODENAME=matrix{Port}@localhost",
        "RABBITMQ_CONF_ENV_FILE=/dev/null",
    ];

    /// <inheritdoc/>
    internal override async Task Start()
    {
        _ = Home;
        if (_epmd is null)
        {
            _epmd = ChildProcess.Start("epmd", ["-d", "-d", "-port", $"{_epmdPort}", "-address", "127.0.0.1"], Folder);
            _ = await _epmd.Prints(line => line.Contains("entering the main select() loop", StringComparison.Ordinal), "epmd is ready");
        }

        await base.Start();
    }

    /// <summary>Makes a user who may write and read below one topic only.</summary>
    internal async Task AddUser(string user, string password, string topic)
    {
        await Control("add_user", user, password);
        await Control("set_permissions", user, ".*", ".*", ".*");
        await Control("set_topic_permissions", user, "amq.topic", $"^{topic}\\..*", $"^{topic}\\..*");
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_epmd is not null)
        {
            await _epmd.DisposeAsync();
        }
    }

    /// <inheritdoc/>
    protected override (string Program, string[] Arguments) Launch()
    {
        string configuration = Write("rabbitmq.conf",
            "listeners.tcp = none",
            $"mqtt.listeners.tcp.1 = 127.0.0.1:{Port}",
            "mqtt.allow_anonymous = true",
            "disk_free_limit.absolute = 1MB",
            "log.console = true",
            "log.file = false");
        string plugins = Write("enabled_plugins", "[rabbitmq_mqtt].");
        string[] environment =
        [
            .. Identity,
            $"RABBITMQ_DIST_PORT={_clusterPort}",
            "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS=-kernel inet_dist_use_interface {127,0,0,1}",
            $"RABBITMQ_CONFIG_FILE={configuration}",
            $"RABBITMQ_ENABLED_PLUGINS_FILE={plugins}",
            $"RABBITMQ_MNESIA_BASE={Folder}/data",
            $"RABBITMQ_LOG_BASE={Folder}/log",
            $"RABBITMQ_GENERATED_CONFIG_DIR={Folder}/generated",
            $"RABBITMQ_FEATURE_FLAGS_FILE={Folder}/features",
            $"RABBITMQ_PID_FILE={Folder}/pid",
            "RABBITMQ_LOGS=-",

            // So that the script becomes the broker and does not stay before it: signals are meant for the broker.
            "RUNNING_UNDER_SYSTEMD=true",
        ];
        return ("env", [.. environment, Path.Combine(Home, "sbin", "rabbitmq-server")]);
    }

    private async Task Control(params string[] command)
    {
        await using ChildProcess control = ChildProcess.Start("env", [.. Identity, Path.Combine(Home, "sbin", "rabbitmqctl"), .. command], Folder);
        Assert.AreEqual(0, await control.Exit(), $"rabbitmqctl {command[0]}: {control.Output}");
    }
}
