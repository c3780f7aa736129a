using Kit;
using Station.Tests.Support;

namespace Station.Tests;

/// <summary>A node that is gone for good, and what the broker still keeps of it.</summary>
[TestClass]
public sealed class ForgetTests
{
    [TestMethod]
    public async Task Everything_of_a_dead_node_is_cleared_and_nothing_of_its_neighbours()
    {
        await using TestBroker broker = await TestBroker.Start();
        await Die(broker, "cellar");
        await using RunningProgram other = await VirtualNode.Start(broker.Port, "cellar2");
        await Publisher.Publish(broker.Port, "home/cellar/config", """{"interval":5}""", retain: true);

        StationRun shown = await StationRun.At(broker, "forget", "cellar");
        StationRun wrong = await StationRun.At(broker, "forget", "cellar", "--confirm", "cellar2");
        int before = (await Retained.Of(broker.Port, "home/cellar/#")).Count();
        StationRun cleared = await StationRun.At(broker, "forget", "cellar", "--confirm", "cellar");

        Assert.AreEqual(2, shown.ExitCode);
        StringAssert.StartsWith(shown.Text, "home/cellar/config\nhomeassistant/device/cellar/config\nhome/cellar/");
        StringAssert.EndsWith(shown.Text, "home/cellar/status\nstation: this cannot be undone; confirm it with --confirm cellar");
        Assert.AreEqual(2, wrong.ExitCode);
        StringAssert.EndsWith(wrong.Text, "station: cellar is not cellar2; nothing was cleared; confirm it with --confirm cellar");
        Assert.AreEqual((0, $"cellar: forgotten, {before + 1} topics cleared"), (cleared.ExitCode, cleared.Text));
        Assert.IsEmpty(await Retained.Of(broker.Port, "home/cellar/#"));
        Assert.IsEmpty(await Retained.Of(broker.Port, "homeassistant/device/cellar/config"));
        Assert.AreEqual("online", (await Retained.Of(broker.Port, "home/cellar2/status")).Single().Text);
    }

    [TestMethod]
    public async Task A_node_that_is_there_clears_its_topics_itself()
    {
        await using TestBroker broker = await TestBroker.Start();
        await using RunningProgram node = await VirtualNode.Start(broker.Port, "cellar");

        StationRun online = await StationRun.At(broker, "forget", "cellar", "--confirm", "cellar");

        Assert.AreEqual((1, "station: cellar is online; station do cellar forget makes it clear its topics itself"), (online.ExitCode, online.Text));
    }

    [TestMethod]
    [DataRow("2026-11-26T10:00:00Z", 0, "station: cellar is asleep; station do cellar forget makes it clear its topics itself when it wakes")]
    [DataRow("2020-01-01T00:00:00Z", 2, "home/cellar/health\nhome/cellar/status\nstation: this cannot be undone; confirm it with --confirm a1")]
    public async Task A_node_that_sleeps_is_dead_when_it_has_missed_three_contacts(string next, int exitCode, string expected)
    {
        await using TestBroker broker = await TestBroker.Start();
        int every = exitCode == 0 ? int.MaxValue : 600;
        await Publisher.Publish(broker.Port, "home/cellar/health", $$"""{"id":"a1","next":"{{next}}","next_in":{{every}}}""", retain: true);
        await Publisher.Publish(broker.Port, "home/cellar/status", "asleep", retain: true);

        StationRun run = await StationRun.At(broker, "forget", "cellar");

        Assert.AreEqual((exitCode == 0 ? 1 : exitCode, expected), (run.ExitCode, run.Text));
    }

    [TestMethod]
    public async Task Of_a_node_that_never_was_nothing_is_known()
    {
        await using TestBroker broker = await TestBroker.Start();

        StationRun run = await StationRun.At(broker, "forget", "attic", "--confirm", "attic");

        Assert.AreEqual((1, "station: nothing is known of home/attic; station watch shows the nodes there are"), (run.ExitCode, run.Text));
    }

    // As when somebody throws it away: the broker says offline for it.
    private static async Task Die(TestBroker broker, string place)
    {
        await using RunningProgram node = await VirtualNode.Start(broker.Port, place);
        await using Subscriber said = await Subscriber.Start(broker.Port, "#");
        _ = await said.Next($"homeassistant/device/{place}/config");
        node.Send(Signal.Kill);
        _ = await node.Exit();
        _ = await said.Next(static message => message.Text == "offline");
    }
}
