using HomeAssistant.Tests.Double;
using Kit;

namespace HomeAssistant.Tests.Node;

/// <summary>When a node announces itself: when it has something new to say, when the broker forgot it, and when Home Assistant comes. Else not.</summary>
[TestClass]
public sealed class BirthTests
{
    // Of one a second. Home Assistant's word is answered within 10 s, and what is new is told after 2.
    private const int Samples = 15;

    [TestMethod]
    public async Task Home_Assistant_that_starts_finds_what_the_broker_kept_and_is_answered_too()
    {
        await using Home home = await Home.Start();
        string announced = home.Assistant.Announcements.All.Last().Text;

        await home.RestartAssistant();
        await home.Assistant.ShowsValue(Home.Id, "temperature");

        Assert.IsTrue(home.Assistant.Announcements.All.Single().Retained);

        await home.Assistant.SayBirth();

        Received answer = await home.Assistant.Announcements.Next(static one => !one.Retained, "the node answers");
        Assert.AreEqual(announced, answer.Text);

        await home.Assistant.ShowsValue(Home.Id, "temperature");
        Assert.AreEqual(Home.Entities, home.Assistant.EntitiesOf(Home.Id));

        home.NothingToComplainOf();
    }

    [TestMethod]
    public async Task The_birth_counts_under_any_prefix()
    {
        await using Home home = await Home.Start();
        using HomeAssistantDouble other = await HomeAssistantDouble.Start(home.Broker.Port, "ha");
        await home.Set("\"discovery_prefix\":\"ha\"");
        await other.ShowsValue(Home.Id, "temperature");

        await other.SayBirth();
        _ = await other.Announcements.Next(static one => one.Bytes.Length > 0, "the announcement");
        _ = await other.Announcements.Next(static one => one.Bytes.Length > 0, "the answer");

        // And where somebody moved it along with the prefix.
        await Publisher.Publish(home.Broker.Port, "ha/status", "online");
        _ = await other.Announcements.Next(static one => one.Bytes.Length > 0, "the other answer");
    }

    [TestMethod]
    public async Task Nothing_else_is_answered()
    {
        await using Home home = await Home.Start("--interval", "1");

        await Publisher.Publish(home.Broker.Port, "homeassistant/status", "offline");
        await Publisher.Publish(home.Broker.Port, "homeassistant/other", "online");
        await home.Sampled(Samples);

        Assert.HasCount(1, home.Assistant.Announcements.All);
    }

    [TestMethod]
    public async Task A_new_connection_and_a_new_start_are_no_reason_nor_is_a_birth_that_the_broker_keeps()
    {
        await using Home home = await Home.StartWithoutNode();
        await home.Assistant.SayBirth(retain: true);
        await home.StartNode(Home.Faults);
        await home.IsAnnounced();
        await home.Fault("link cut");
        await home.Assistant.Shows(Home.Id, "connects", "2");
        await home.KillNode();
        await home.StartNode("--interval", "1");

        await home.Sampled(Samples);

        Assert.HasCount(1, home.Assistant.Announcements.All);
    }

    [TestMethod]
    public async Task A_broker_that_lost_what_it_kept_is_told_again()
    {
        await using Home home = await Home.Start("--interval", "1");
        await home.Broker.Stop();
        await home.Broker.Restart();

        await home.RestartAssistant();

        await home.Assistant.ShowsValue(Home.Id, "temperature");

        Assert.AreEqual(Home.Entities, home.Assistant.EntitiesOf(Home.Id));
    }

    [TestMethod]
    public async Task Many_changes_in_a_row_are_told_at_once()
    {
        await using Home home = await Home.Start();
        await using Subscriber answers = await Subscriber.Start(home.Broker.Port, Home.Base + "/config/result");
        for (int interval = 1801; interval <= 1805; interval++)
        {
            await home.Assistant.Set(Home.Id, "interval", interval);
        }

        await home.Assistant.Until(() => home.Assistant.ComponentOf(Home.Id, "temperature")!.ExpireAfter == 1805 * 3 + 30, "the last one counts");
        await home.Assistant.ShowsValue(Home.Id, "temperature");
        home.NothingToComplainOf();
    }
}
