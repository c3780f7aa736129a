using Kit;
using Mqtt;

namespace Brokers.Tests;

/// <content>What a broker does with messages, whoever sends them.</content>
public abstract partial class BrokerTests
{
    [TestMethod]
    public async Task Last_values_come_to_a_wildcard()
    {
        IsAbout(Capability.Wildcard);
        await using RunningProgram node = await StartNode("cellar");
        await using Subscriber subscriber = await Subscribe($"{Root}/+/status");

        bool isKept = await IsKept(subscriber, Topic("cellar", "status"), Patience(Capability.Wildcard));

        Report(Capability.Wildcard, isKept ? Capability.Yes : "no");
    }

    [TestMethod]
    public async Task Messages_that_come_at_once_all_arrive()
    {
        IsAbout(Capability.Pair);
        int qos = Matrix.Expected(Broker, Capability.Qos2) == Capability.Yes ? 2 : 1;
        await using Subscriber subscriber = await Subscribe($"{Root}/#");

        await OneSegment.Send(Broker, $"{Root}/kept", $"{Root}/other", qos);

        _ = await subscriber.Messages.Seen(message => message.Topic == $"{Root}/other", "the message right behind");
        bool isThere = await Comes(subscriber, message => message.Topic == $"{Root}/kept", Patience(Capability.Pair));
        Report(Capability.Pair, isThere ? Capability.Yes : "lost");
    }

    [TestMethod]
    public async Task Readers_share_a_subscription()
    {
        IsAbout(Capability.Shared);
        using TestClient one = await Reader("one");
        using TestClient two = await Reader("two");
        Feed<string> arrived = new("messages of both readers");
        one.During = happened => Record(happened, "one", arrived);
        two.During = happened => Record(happened, "two", arrived);
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
                _ = await arrived.Next(static _ => true, $"{Messages} messages", Patience(Capability.Shared));
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

    // False when the broker says no, or closes the connection instead of an answer.
    private async Task<bool> Share(TestClient reader)
    {
        const string Granted = nameof(IMqttEvents.Subscribed);
        Assert.AreEqual(MqttError.None, reader.Client.Subscribe([$"$share/readers/{Root}/shared"], 1, out _));
        ClientEvent answer = await reader.Events.Next(static one => one.Name is Granted or nameof(IMqttEvents.Disconnected), "an answer");
        return answer.Name == Granted && answer.GrantedQos is [<= 2];
    }

    private static void Record(ClientEvent happened, string reader, Feed<string> arrived)
    {
        if (happened.Message is not null)
        {
            arrived.Add(reader);
        }
    }
}
