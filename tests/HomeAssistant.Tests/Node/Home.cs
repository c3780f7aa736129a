using HomeAssistant.Tests.Double;
using Kit;

namespace HomeAssistant.Tests.Node;

/// <summary>A broker, Home Assistant and a node in one home.</summary>
internal sealed class Home : IAsyncDisposable
{
    /// <summary>The id of the node.</summary>
    internal const string Id = "node-0a1b2c";

    /// <summary>Its place.</summary>
    internal const string Place = "livingroom";

    /// <summary>First part of its topics.</summary>
    internal const string Base = "home/" + Place;

    /// <summary>What a node has that does not measure pressure.</summary>
    internal const string Entities = "connects dropped free humidity identify interval qos quality read restart temperature up";

    /// <summary>Arguments of a node that takes faults, with a sample each second.</summary>
    internal static readonly string[] Faults = ["--interval", "1", "--faults", "-"];

    private readonly TemporaryFolder _folder = new();

    private Home(TestBroker broker, HomeAssistantDouble assistant)
    {
        Broker = broker;
        Assistant = assistant;
    }

    /// <summary>The broker.</summary>
    internal TestBroker Broker { get; }

    /// <summary>Home Assistant.</summary>
    internal HomeAssistantDouble Assistant { get; private set; }

    /// <summary>The node.</summary>
    internal RunningProgram Node { get; private set; } = null!;

    /// <summary>Starts all three and waits until Home Assistant shows the node's temperature.</summary>
    /// <param name="more">More arguments of the node; without <c>--interval</c> it samples once.</param>
    internal static async Task<Home> Start(params string[] more)
    {
        Home home = await StartWithoutNode();
        await home.StartNode(more);
        await home.Assistant.ShowsValue(Id, "temperature");
        return home;
    }

    /// <summary>Starts broker and Home Assistant.</summary>
    internal static async Task<Home> StartWithoutNode()
    {
        TestBroker broker = await TestBroker.Start();
        return new Home(broker, await HomeAssistantDouble.Start(broker.Port));
    }

    /// <summary>Starts the node, or starts it again: it keeps its settings.</summary>
    internal async Task StartNode(params string[] more)
    {
        string[] interval = more.Contains("--interval") ? [] : ["--interval", "3600"];
        Node = RunningProgram.StartTyped("VirtualDevice", "virtual-device",
            ["--broker", $"127.0.0.1:{Broker.Port}", "--place", Place, "--id", Id, "--state", _folder.Path, .. interval, .. more]);
        _ = await Node.Prints("online");
    }

    /// <summary>Waits until the node knows that the broker has its announcement: one that is cut off before has to announce itself again.</summary>
    internal async Task IsAnnounced()
    {
        await using Subscriber health = await Subscriber.Start(Broker.Port, Base + "/health");
        _ = await health.Next(static message => message.Text.Contains("\"announced\":true", StringComparison.Ordinal));
    }

    /// <summary>Home Assistant is gone and another one comes, which knows nothing.</summary>
    internal async Task RestartAssistant()
    {
        Assistant.Dispose();
        Assistant = await HomeAssistantDouble.Start(Broker.Port);
    }

    /// <summary>Ends the node as a power cut does.</summary>
    internal async Task KillNode()
    {
        Node.Send(Signal.Kill);
        _ = await Node.Exit();
    }

    /// <summary>Makes a fault, for instance <c>sensor timeout</c>. The node was started with <see cref="Faults"/>.</summary>
    internal Task Fault(string fault) => Node.Type(fault);

    /// <summary>Changes settings.</summary>
    /// <param name="settings">Members of the JSON object.</param>
    internal Task Set(string settings) => Publisher.Publish(Broker.Port, Base + "/config", "{" + settings + "}");

    /// <summary>Gives a command and waits until it is answered.</summary>
    /// <param name="command">Members of the JSON object.</param>
    internal async Task Command(string command)
    {
        await using Subscriber answers = await Subscriber.Start(Broker.Port, Base + "/command/result");
        await Publisher.Publish(Broker.Port, Base + "/command", "{" + command + "}");
        _ = await answers.Next(Base + "/command/result");
    }

    /// <summary>Waits for readings, the node's clock: what it has not sent by then it does not send.</summary>
    internal async Task Sampled(int times)
    {
        for (int i = 0; i < times; i++)
        {
            _ = await Node.PrintsReading();
        }
    }

    /// <summary>What the broker keeps, by topic.</summary>
    internal async Task<IReadOnlyDictionary<string, string>> Kept()
    {
        await using Subscriber everything = await Subscriber.Start(Broker.Port, "#");

        // What is kept comes first, then what is said.
        await Publisher.Publish(Broker.Port, "test/mark", "here");
        _ = await everything.Next("test/mark");
        return everything.Messages.All.Where(static one => one.Retained).ToDictionary(static one => one.Topic, static one => one.Text);
    }

    /// <summary>Fails when Home Assistant had anything to complain of.</summary>
    internal void NothingToComplainOf() => Assert.AreEqual("", string.Join('\n', Assistant.Complaints.All));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Node is not null)
        {
            await Node.DisposeAsync();
        }

        Assistant.Dispose();
        await Broker.DisposeAsync();
        _folder.Dispose();
    }
}
