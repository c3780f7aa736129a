using System.Text.Json;
using Kit;

namespace Brokers.Tests;

/// <summary>
/// The tests that every broker goes through: a class for each broker inherits them. Each test has a root of its own, so that none sees the
/// nodes of another. A test that ends its broker has a broker of its own too.
/// </summary>
public abstract partial class BrokerTests
{
    private static readonly string[] EachSecond = ["--interval", "1"];

    private readonly List<string> _begun = [];

    public TestContext TestContext { get; set; } = null!;

    /// <summary>The broker.</summary>
    private protected BrokerUnderTest Broker { get; set; } = null!;

    /// <summary>First part of the topics of this test.</summary>
    private protected string Root { get; } = "m" + Guid.NewGuid().ToString("N")[..6];

    [TestInitialize]
    public async Task Begin()
    {
        Broker = await Running.Get(GetType(), Create);
        Matrix.Add(Broker);
    }

    [TestCleanup]
    public void Finish()
    {
        if (TestContext.CurrentTestOutcome != UnitTestOutcome.Passed)
        {
            _begun.ForEach(capability => Matrix.Add(Broker, capability, "FAILED", ""));
        }
    }

    /// <summary>Says what the test is about. What it does not then report has failed.</summary>
    private protected void IsAbout(params string[] capabilities) => _begun.AddRange(capabilities);

    /// <summary>Enters what was measured into the table, and checks that it is what this broker is known to do.</summary>
    private protected void Report(string capability, string word, FormattableString? figure = null)
    {
        Assert.Contains(capability, _begun);
        Assert.AreEqual(Matrix.Expected(Broker, capability), word, $"{Broker.Name} {Broker.Version}: {capability}");
        Matrix.Add(Broker, capability, word, figure is null ? "" : FormattableString.Invariant(figure));
    }

    /// <summary>A topic of the node at a place.</summary>
    private protected string Topic(string place, string leaf) => $"{Root}/{place}/{leaf}";

    /// <summary>
    /// Starts a node, with a sample each second unless told otherwise, and waits until the broker passes its "online" on:
    /// by then it has what the node subscribed and keeps the status.
    /// </summary>
    /// <param name="place">Its place.</param>
    /// <param name="port">Of a proxy; the broker's own when there is none.</param>
    /// <param name="more">More arguments.</param>
    private protected async Task<RunningProgram> StartNode(string place, int? port = null, params string[] more)
    {
        await using Subscriber status = await Subscribe(Topic(place, "status"));
        RunningProgram node = RunningProgram.Start("VirtualDevice", "virtual-device",
        [
            "--broker", $"127.0.0.1:{port ?? Broker.Port}", .. Broker.Credentials, "--root", Root, "--place", place, "--id", IdOf(place),
            .. more.Contains("--interval") ? [] : EachSecond, .. more,
        ]);
        _ = await node.Prints("online");
        _ = await status.Next(static message => message.Text == "online" && !message.Retained);
        return node;
    }

    /// <summary>Waits until a node has announced itself to Home Assistant and says so: after that it speaks only when there is something new.</summary>
    private protected async Task IsAnnounced(string place)
    {
        await using Subscriber health = await Subscribe(Topic(place, "health"));
        _ = await health.Next(message => Json(message).GetProperty("announced").ValueKind != JsonValueKind.False);
    }

    /// <summary>Waits until the broker has something on each of these topics of a node, which goes on to publish behind its "online".</summary>
    private protected async Task IsKept(string place, params string[] leaves)
    {
        foreach (string leaf in leaves)
        {
            await using Subscriber subscriber = await Subscribe(Topic(place, leaf));
            _ = await subscriber.Next(Topic(place, leaf));
        }
    }

    /// <summary>The id of the node at a place.</summary>
    private protected string IdOf(string place) => $"{Root}-{place}";

    /// <summary>Subscribes.</summary>
    private protected Task<Subscriber> Subscribe(string topic, int qos = 2, params string[] more) =>
        Subscriber.Start(Broker.Port, topic, qos, [.. Broker.ToolCredentials, .. more]);

    /// <summary>Publishes.</summary>
    private protected Task Publish(string topic, string payload, int qos = 1, bool retain = false) =>
        Publisher.Publish(Broker.Port, topic, payload, qos, retain, Broker.ToolCredentials);

    /// <summary>Sends settings to a node.</summary>
    private protected Task Configure(string place, string settings) => Publish(Topic(place, "config"), settings);

    /// <summary>Runs the station to its end.</summary>
    /// <returns>Exit code and what it printed.</returns>
    private protected async Task<(int ExitCode, string Text)> Station(params string[] arguments)
    {
        await using RunningProgram station = StartStation(arguments);
        int exitCode = await station.Exit();
        return (exitCode, string.Join('\n', station.Output.All));
    }

    /// <summary>Starts the station.</summary>
    private protected RunningProgram StartStation(params string[] arguments) => RunningProgram.Start("Station", "station", StationArguments(arguments));

    /// <summary>The arguments of the station with address, user and root.</summary>
    private protected string[] StationArguments(params string[] arguments) =>
        [.. arguments, "--broker", $"127.0.0.1:{Broker.Port}", .. Broker.Credentials, "--root", Root];

    /// <summary>How long to wait for what comes from some brokers only: where it is known to come, as long as for anything.</summary>
    private protected TimeSpan Patience(string capability) =>
        Matrix.Expected(Broker, capability) == Capability.Yes ? Limits.Hang : Limits.Absence;

    /// <summary>Whether a message comes that the broker had kept.</summary>
    private protected static Task<bool> IsKept(Subscriber subscriber, string topic, TimeSpan limit) =>
        Comes(subscriber, message => message.Retained && message.Topic == topic, limit);

    /// <summary>Whether such a message comes.</summary>
    private protected static async Task<bool> Comes(Subscriber subscriber, Func<Received, bool> matches, TimeSpan limit)
    {
        try
        {
            _ = await subscriber.Next(matches, limit);
            return true;
        }
        catch (AssertFailedException)
        {
            return false;
        }
    }

    /// <summary>Whether a node that is online has heard settings with that id. It is sent others, which come behind them.</summary>
    private protected async Task<bool> HasHeard(string place, string id, Subscriber answers)
    {
        bool Answers(Received message, string to) => Json(message).TryGetProperty("id", out JsonElement answered) && answered.GetString() == to;
        await Configure(place, """{"id":"last","interval":4}""");
        _ = await answers.Next(message => Answers(message, "last"));
        return answers.Messages.All.Any(message => Answers(message, id) && Json(message).GetProperty("ok").GetBoolean());
    }

    /// <summary>A payload as JSON.</summary>
    private protected static JsonElement Json(Received message)
    {
        using JsonDocument document = JsonDocument.Parse(message.Bytes);
        return document.RootElement.Clone();
    }

    /// <summary>Creates the broker.</summary>
    private protected abstract BrokerUnderTest Create();
}
