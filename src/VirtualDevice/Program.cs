using Brokers;
using Cli;
using Firmware.Core;
using VirtualDevice.Faults;

namespace VirtualDevice;

/// <summary>The virtual device: the composition root of the desktop.</summary>
internal static class Program
{
    private const int Failed = 1;

    // Where a client looks for a broker when it is not told of another place.
    private const int UsualPort = 1883;

    private static int Main(string[] arguments) => new CommandLine().Invoke(arguments, Run);

    private static int Run(Options options)
    {
        try
        {
            using EmbeddedBroker? broker = options.Broker is null ? StartBroker(options) : null;
            (string host, int port) = options.Broker ?? ("127.0.0.1", broker!.Port);
            string where = (port == UsualPort && broker is not null ? "" : $" --broker {host}:{port}")
                + (options.Root == Options.DefaultRoot ? "" : $" --root {options.Root}");
            if (broker is null && !options.Security.Tls && options.Security.User is null)
            {
                Console.WriteLine($"what it does: ./station watch{where}");
            }

            if (broker is not null)
            {
                Console.WriteLine($"private broker on {host}:{port}");
                Console.WriteLine($"  what it does:      ./station watch{where}");
                Console.WriteLine($"  see the readings:  mosquitto_sub -h {host} -p {port} -v -t '{options.Root}/#'");
                Console.WriteLine(
                    $"  change a setting:  mosquitto_pub -h {host} -p {port} -q 1 -t {options.Root}/{options.PlaceOf(1)}/config -m '{{\"interval\":2}}'");
                if (broker.WebSocketPort is { } webPort)
                {
                    Console.WriteLine($"  from a web page:   ws://{host}:{webPort}/mqtt");
                }
            }

            using StationPage? page = options.Web ? StationPage.Start($"{host}:{port}", options.Root, options.State) : null;
            using FaultRelay? relay = options.Faults is not null ? new FaultRelay(host, port) : null;
            RunNodes(options, host, port, relay);
            return 0;
        }
        catch (Exception failed) when (failed is InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine("virtual-device: " + failed.Message);
            return Failed;
        }
    }

    private static EmbeddedBroker StartBroker(Options options) =>
        EmbeddedBroker.Start(new EmbeddedBrokerOptions
        {
            Port = UsualPort,
            OrFreePort = true,
            WebSocketPort = options.WebSocketPort,
            Dropped = static client => Console.Error.WriteLine(
                $"virtual-device: broker: {Harmless(client)} is behind by {EmbeddedBrokerOptions.DefaultMaxQueuedMessages} messages; more are dropped"),
        }).GetAwaiter().GetResult();

    // A client's id comes from outside.
    private static string Harmless(string client) =>
        string.Concat(client.Select(static one => char.IsAsciiLetterOrDigit(one) || one is '-' or '_' ? one : '?'));

    private static void RunNodes(Options options, string host, int port, FaultRelay? relay)
    {
        List<NodeHost> nodes = [.. Enumerable.Range(1, options.Count).Select(number => Create(options, number, host, port, relay))];
        using FaultPlayer? faults = relay is null ? null : new FaultPlayer(options.Faults!, relay, nodes);
        using ManualResetEventSlim leave = new();
        using EndSignals end = new();
        using CancellationTokenRegistration told = end.Token.Register(leave.Set);
        nodes.ForEach(static node => node.Start());
        faults?.Start();
        if (options.TypesFaults)
        {
            new FaultPrompt(faults!).Start();
        }

        // Nodes also leave when a command over MQTT tells them to.
        Task allLeft = Task.Run(() =>
        {
            nodes.ForEach(static node => node.Join());
            leave.Set();
        });
        leave.Wait(options.For is { } seconds ? TimeSpan.FromSeconds(seconds) : Timeout.InfiniteTimeSpan);
        nodes.ForEach(static node => node.Leave());
        allLeft.Wait();
    }

    private static NodeHost Create(Options options, int number, string host, int port, FaultRelay? relay)
    {
        NodeOptions node = new()
        {
            Id = options.IdOf(number),
            Seed = (uint)HashCode.Combine(options.IdOf(number), Environment.ProcessId),
            Broker = relay is not null ? "127.0.0.1" : options.Broker is null ? host : null,
            BrokerPort = relay?.Port ?? port,

            // If no count is kept, a second run on the same broker would look like the first one to a reader.
            FirstSession = Random.Shared.Next(),
        };
        SettingsStore store = new(options.StateOf(number), options.DeployedSettings(number));
        ConsoleLog log = new(options.PlaceOf(number), $"{host}:{port}", options.Verbose, relay is null ? null : $"127.0.0.1:{relay.Port}");
        Room room = new(options.Seed + number - 1);
        return new NodeHost(node, store, log, options.Security.Files, wire => SensorBench.Create(options.Sensor, room, wire));
    }
}
