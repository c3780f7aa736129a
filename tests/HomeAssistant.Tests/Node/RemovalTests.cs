using HomeAssistant.Tests.Double;
using Kit;

namespace HomeAssistant.Tests.Node;

/// <summary>That no ghost of a node stays at Home Assistant or at the broker.</summary>
[TestClass]
public sealed class RemovalTests
{
    private const string Topic = $"homeassistant/device/{Home.Id}/config";

    [TestMethod]
    public async Task Forget_takes_the_device_and_everything_kept_away()
    {
        await using Home home = await Home.Start();

        Assert.IsTrue((await home.Kept()).ContainsKey(Topic));

        await home.Command($"\"do\":\"forget\",\"confirm\":\"{Home.Id}\"");

        await home.Assistant.Until(() => home.Assistant.EntitiesOf(Home.Id) is null, "the device is gone");
        _ = await home.Node.Prints("left");
        Assert.AreEqual("", string.Join(' ', (await home.Kept()).Keys));

        home.NothingToComplainOf();
    }

    [TestMethod]
    public async Task Discovery_is_switched_off_and_on()
    {
        await using Home home = await Home.Start();

        await home.Set("\"discovery\":false");
        await home.Assistant.Until(() => home.Assistant.EntitiesOf(Home.Id) is null, "the device is gone");

        Assert.IsFalse((await home.Kept()).ContainsKey(Topic));

        await home.Set("\"discovery\":true");
        await home.Assistant.ShowsValue(Home.Id, "temperature");
        Assert.AreEqual(Home.Entities, home.Assistant.EntitiesOf(Home.Id));

        home.NothingToComplainOf();
    }

    [TestMethod]
    public async Task A_node_that_was_told_so_before_never_announces_itself()
    {
        await using Home home = await Home.StartWithoutNode();
        await using Subscriber answers = await Subscriber.Start(home.Broker.Port, Home.Base + "/config/result");
        await home.StartNode();
        await home.Set("\"discovery\":false");
        _ = await answers.Next(Home.Base + "/config/result");
        await home.KillNode();
        int announced = home.Assistant.Announcements.All.Count(static one => one.Bytes.Length > 0);

        await home.StartNode("--interval", "1");
        await home.Assistant.SayBirth();
        await home.Sampled(15);

        Assert.AreEqual(announced, home.Assistant.Announcements.All.Count(static one => one.Bytes.Length > 0));
        Assert.IsFalse((await home.Kept()).ContainsKey(Topic));
    }

    [TestMethod]
    public async Task Another_prefix_moves_the_announcement()
    {
        await using Home home = await Home.Start();
        using HomeAssistantDouble other = await HomeAssistantDouble.Start(home.Broker.Port, "ha/north");

        await home.Set("\"discovery_prefix\":\"ha/north\"");

        await home.Assistant.Until(() => home.Assistant.EntitiesOf(Home.Id) is null, "the device is gone where it was");
        await other.ShowsValue(Home.Id, "temperature");

        Assert.AreEqual(Home.Entities, other.EntitiesOf(Home.Id));

        IReadOnlyDictionary<string, string> kept = await home.Kept();
        Assert.IsFalse(kept.ContainsKey(Topic));
        Assert.IsTrue(kept.ContainsKey($"ha/north/device/{Home.Id}/config"));
    }
}
