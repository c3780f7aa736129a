using Desktop.Tests.Kit;
using Mqtt;

namespace Brokers.Tests;

/// <content>What a broker does with messages, whoever sends them.</content>
public abstract partial class BrokerTests
{
    /// <summary>For what may not come at all.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    [TestMethod]
    public async Task LastValuesComeToAWildcard()
    {
        IsAbout(Capability.Wildcard);
        await using RunningProgram node = await StartNode("cellar");
        await using Subscriber subscriber = await Subscribe($"{Root}/+/status");
        Received? kept = await NextKept(subscriber, Topic("cellar", "status"), Patience);
        Report(Capability.Wildcard, kept is null ? "no" : Capability.Yes);
    }

    [TestMethod]
    public async Task MessagesThatComeAtOnceAllArrive()
    {
        IsAbout(Capability.Pair);
        await using BrokerUnderTest own = await Own();
        using TestClient client = await Reader("one");
        int qos = (await client.Subscribe(2, $"{Root}/#"))[0];

        // The broker finds both when it goes on.
        Broker.Freeze();
        int[] ids = [client.Send($"{Root}/kept", "kept", qos, retain: true), client.Send($"{Root}/other", "other", qos)];
        Broker.Thaw();
        await Task.WhenAll(ids.Select(client.Published));
        await client.Publish($"{Root}/last", "last", qos);
        _ = await client.Events.Seen(static one => one.Message?.Text == "last", "the last message");
        string[] arrived = [.. client.Messages.Select(static message => message.Text)];
        Report(Capability.Pair, arrived.Contains("kept") && arrived.Contains("other") ? Capability.Yes : arrived.Contains("other") ? "lost" : "both lost");
    }

    [TestMethod]
    public async Task ReadersShareASubscription()
    {
        IsAbout(Capability.Shared);
        using TestClient one = await Reader("one");
        using TestClient two = await Reader("two");
        Feed<string> arrived = new("messages of both readers");
        one.During = happened => Note(happened, "one", arrived);
        two.During = happened => Note(happened, "two", arrived);
        bool granted = await Share(one) && await Share(two);
        Report(Capability.Shared, granted ? await Shared(arrived) : "refused");
    }

    private async Task<string> Shared(Feed<string> arrived)
    {
        const int Messages = 8;
        for (int i = 0; i < Messages; i++)
        {
            await Publish($"{Root}/shared", $"{i}");
        }

        try
        {
            for (int i = 0; i < Messages; i++)
            {
                _ = await arrived.Next(static _ => true, $"{Messages} messages", Patience);
            }
        }
        catch (AssertFailedException) when (arrived.All.Count == 0)
        {
            return "nothing comes";
        }

        Assert.HasCount(Messages, arrived.All);
        return arrived.All.Distinct().Count() == 2 ? Capability.Yes : "one gets all";
    }

    private async Task<TestClient> Reader(string name)
    {
        TestClient client = new(new MqttClientOptions { ClientId = $"{Root}-{name}", User = Broker.User, Password = Broker.Password });
        _ = await client.Connect(Broker.Port);
        return client;
    }

    // False when the broker closes the connection instead of an answer.
    private async Task<bool> Share(TestClient reader)
    {
        const string Granted = nameof(IMqttEvents.Subscribed);
        Assert.AreEqual(MqttError.None, reader.Client.Subscribe([$"$share/readers/{Root}/shared"], 1, out _));
        return (await reader.Events.Next(static one => one.Name is Granted or nameof(IMqttEvents.Disconnected), "an answer to the subscription")).Name == Granted;
    }

    private static void Note(ClientEvent happened, string reader, Feed<string> arrived)
    {
        if (happened.Message is not null)
        {
            arrived.Add(reader);
        }
    }
}
