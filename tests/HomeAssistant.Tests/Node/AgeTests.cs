using HomeAssistant.Tests.Double;
using Kit;

namespace HomeAssistant.Tests.Node;

/// <summary>That no old value passes for a present one.</summary>
[TestClass]
public sealed class AgeTests
{
    [TestMethod]
    public async Task While_the_sensor_fails_its_values_are_unknown_and_come_back_with_it()
    {
        await using Home home = await Home.Start(Home.Faults);

        await home.Fault("sensor timeout");

        _ = await home.Assistant.History.Next(line => line == $"{Home.Id} temperature {Entity.Unknown}", "the temperature is unknown");

        Assert.AreEqual(Entity.Unknown, home.Assistant.StateOf(Home.Id, "humidity"));

        await home.Assistant.Shows(Home.Id, "quality", "timeout");
        await home.Fault("sensor ok");
        await home.Assistant.ShowsValue(Home.Id, "temperature");
        await home.Assistant.ShowsValue(Home.Id, "humidity");
        await home.Assistant.Shows(Home.Id, "quality", "ok");
        home.NothingToComplainOf();
    }

    [TestMethod]
    public async Task Plain_values_of_a_failing_sensor_grow_too_old()
    {
        await using Home home = await Home.Start(Home.Faults);
        await home.Set("\"payload\":\"values\"");
        await home.Assistant.Until(() => home.Assistant.ComponentOf(Home.Id, "temperature")!.ExpireAfter == 33, "plain values are announced with their age");

        await home.Fault("sensor timeout");
        await home.Assistant.Shows(Home.Id, "quality", "timeout");

        int seconds = home.Assistant.ComponentOf(Home.Id, "temperature")!.ExpireAfter!.Value;

        Assert.AreEqual(Entity.Unavailable, home.Assistant.StateOf(Home.Id, "temperature", TimeSpan.FromSeconds(seconds)));

        home.NothingToComplainOf();
    }

    [TestMethod]
    public async Task Everything_of_a_node_that_died_is_unavailable_until_it_is_back()
    {
        await using Home home = await Home.Start();

        await home.KillNode();
        foreach (string key in Home.Entities.Split(' '))
        {
            await home.Assistant.Shows(Home.Id, key, Entity.Unavailable);
        }

        await home.StartNode();
        await home.Assistant.ShowsValue(Home.Id, "temperature");
        await home.Assistant.ShowsValue(Home.Id, "up");
        home.NothingToComplainOf();
    }

    [TestMethod]
    public async Task Nothing_is_shown_while_the_node_is_cut_off_and_the_present_value_afterwards()
    {
        await using Home home = await Home.Start(Home.Faults);
        await using Subscriber history = await Subscriber.Start(home.Broker.Port, Home.Base + "/history");

        await home.Fault("link refused");
        _ = await home.Assistant.History.Next(line => line == $"{Home.Id} temperature {Entity.Unavailable}", "the temperature is unavailable");

        // Of two that were kept the first goes to the history; the last one goes live while it is the newest.
        await home.Node.PrintsKept(2);
        await home.Fault("link ok");
        await home.Assistant.ShowsValue(Home.Id, "temperature");

        // What was measured meanwhile comes where Home Assistant does not look.
        _ = await history.Next(Home.Base + "/history");

        Assert.AreEqual(Home.Base + "/reading", home.Assistant.ComponentOf(Home.Id, "temperature")!.StateTopic);

        home.NothingToComplainOf();
    }

    [TestMethod]
    public async Task A_changed_interval_changes_when_a_value_is_too_old_and_costs_no_value()
    {
        await using Home home = await Home.Start("--interval", "5");

        Assert.AreEqual(45, home.Assistant.ComponentOf(Home.Id, "temperature")!.ExpireAfter);

        await home.Assistant.Set(Home.Id, "interval", 7200);

        await home.Assistant.Shows(Home.Id, "interval", "7200");
        await home.Assistant.Until(() => home.Assistant.ComponentOf(Home.Id, "temperature")!.ExpireAfter == 21630, "the temperature is announced with 21630 s");

        // Long before the next sample of its own.
        await home.Assistant.ShowsValue(Home.Id, "temperature");
        await home.Assistant.ShowsValue(Home.Id, "humidity");
        Assert.AreNotEqual(Entity.Unavailable, home.Assistant.StateOf(Home.Id, "temperature", TimeSpan.FromSeconds(21000)));
        Assert.AreEqual(Entity.Unavailable, home.Assistant.StateOf(Home.Id, "temperature", TimeSpan.FromSeconds(21630)));

        home.NothingToComplainOf();
    }

    [TestMethod]
    public async Task A_deadband_keeps_no_value_away_after_a_change()
    {
        await using Home home = await Home.Start("--interval", "1");

        // What nobody has: nothing would be sent before the heartbeat, a day later.
        await home.Set("\"deadband_temperature\":20,\"deadband_humidity\":50,\"heartbeat\":86400");
        await home.Assistant.Until(() => home.Assistant.ComponentOf(Home.Id, "temperature")!.ExpireAfter > 86400, "the deadband is announced");

        await home.Assistant.ShowsValue(Home.Id, "temperature");
        await home.Assistant.ShowsValue(Home.Id, "humidity");
        home.NothingToComplainOf();
    }
}
