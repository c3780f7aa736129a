using System.Globalization;
using System.Text.RegularExpressions;
using Brokers;
using Kit;

namespace Fault.Tests;

/// <summary>What a wake costs on the air: bytes and round trips of the virtual device, counted between it and the broker.</summary>
[TestClass]
public sealed partial class F19_SleepTraffic
{
    // The first one announces the node, the second one may still have that to say in health.
    private const int LaterWake = 3;

    // With less than 5 s left until its next sample a node stays awake: a slow machine gets 10 s for what otherwise takes milliseconds.
    private const string Interval = "15";

    // The number of the run has up to ten digits, and the broker's copy of the last word may come too late to be counted.
    private const int Differs = 40;

    [TestMethod]
    public async Task A_wake_takes_two_round_trips_and_sends_nothing_but_the_reading_and_the_word()
    {
        await using TestBroker broker = await TestBroker.StartEmbedded();

        await Check("embedded broker", broker.Port);
    }

    [TestMethod]
    [TestCategory("Servers")]
    public async Task A_wake_is_the_same_at_mosquitto()
    {
        await using Broker broker = await Broker.Start();

        await Check("mosquitto", broker.Port);
    }

    [TestMethod]
    [DataRow("localhost")]
    [DataRow("127.0.0.1")]
    public async Task A_wake_with_tls_costs_its_handshake_besides(string host)
    {
        using Certificates certificates = new();
        await using EmbeddedBroker broker = await EmbeddedBroker.Start(new EmbeddedBrokerOptions { Certificate = certificates.Server() });

        List<Exchange> all = await Listen(host, broker.Port, isPlain: false, "--tls", "--ca", certificates.CaFile);

        Exchange later = all[LaterWake - 1];
        Assert.IsLessThan(all[0].Up, later.Up);
        Assert.IsLessThan(all[0].Down, later.Down);

        Table.Add(19, $"a wake with TLS, broker at {host}", $"{later.Up} bytes to the broker, {later.Down} from it, {later.RoundTrips} turns");
    }

    private static async Task Check(string name, int port)
    {
        List<Exchange> all = await Listen("127.0.0.1", port, isPlain: true);

        Exchange first = all[0];
        Exchange later = all[LaterWake - 1];
        string[] expected =
        [
            "CONNECT", $"PUBLISH {Device.Base}/temperature q1", $"PUBLISH {Device.Base}/humidity q1", $"PUBLISH {Device.Base}/reading q1",
            $"PUBLISH {Device.Base}/status q1", "DISCONNECT",
        ];
        CollectionAssert.AreEqual(expected, later.FromNode.Where(static one => one != "PUBACK").Select(Head).ToArray());
        (int up, int down, int roundTrips) = OfPage();
        Assert.AreEqual(roundTrips, later.RoundTrips);
        Assert.AreEqual(up, later.Up, Differs, "docs/battery.md, bytes to the broker");
        Assert.AreEqual(down, later.Down, Differs, "docs/battery.md, bytes from the broker");

        Table.Add(19, $"first start, {name}", $"{first.Up} bytes to the broker, {first.Down} from it, {first.RoundTrips} round trips");
        Table.Add(19, $"a wake, {name}", $"{later.Up} bytes to the broker, {later.Down} from it, {later.RoundTrips} round trips");
    }

    // From the first start to a later wake. The acknowledgements of that one wait until the node has said everything: it needs none of them before.
    private static async Task<List<Exchange>> Listen(string host, int port, bool isPlain, params string[] more)
    {
        await using FaultProxy proxy = new(port);
        Lock order = new();
        List<Exchange> all = [];
        Dictionary<ProxyConnection, Exchange> known = [];
        Exchange Of(ProxyConnection connection)
        {
            lock (order)
            {
                if (!known.TryGetValue(connection, out Exchange? one))
                {
                    one = new Exchange { IsPlain = isPlain, IsHeld = isPlain && all.Count == LaterWake - 1 };
                    known.Add(connection, one);
                    all.Add(one);
                }

                return one;
            }
        }

        proxy.ToBroker.Tap = (connection, bytes) =>
        {
            Of(connection).NodeSays(bytes.Span);
            return Task.CompletedTask;
        };
        proxy.ToClient.Tap = (connection, bytes) => Of(connection).BrokerSays(bytes.Length);
        await using Device device = Device.StartAt($"{host}:{proxy.Port}", ["--sleep", "--interval", Interval, .. more]);
        for (int i = 0; i < LaterWake; i++)
        {
            ProxyConnection connection = await proxy.NextConnection();
            await connection.Closed();
        }

        return all;
    }

    // Without the payload.
    private static string Head(string packet) => string.Join(' ', packet.Split(' ').Take(3));

    private static (int Up, int Down, int RoundTrips) OfPage()
    {
        Match row = EachWake().Match(File.ReadAllText(Path.Combine(Repository.Root, "docs", "battery.md")));
        Assert.IsTrue(row.Success, "docs/battery.md has no row for each wake");
        return (Number(row, 1), Number(row, 2), Number(row, 3));
    }

    private static int Number(Match row, int group) => int.Parse(row.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\| each wake \| ([0-9]+) bytes \| ([0-9]+) bytes \| ([0-9]+) \|")]
    private static partial Regex EachWake();
}
