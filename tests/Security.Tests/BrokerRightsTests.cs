using Kit;

namespace Security.Tests;

/// <summary>Rights beyond those of a node's own place.</summary>
[TestClass]
[TestCategory("Servers")]
public sealed class BrokerRightsTests
{
    [TestMethod]
    public async Task A_node_is_reached_by_its_id_once_that_is_known_and_no_other_node_hears_it()
    {
        await using SecureBroker broker = await SecureBroker.Start("livingroom", "kitchen");
        _ = await broker.Setup("id", "livingroom", "node-a1b2c3");
        await using Subscriber livingroom = await Subscriber.Start(broker.Port, "#", 1, broker.AsNode("livingroom"));
        await using Subscriber kitchen = await Subscriber.Start(broker.Port, "#", 1, broker.AsNode("kitchen"));

        await broker.Operate("home/node-a1b2c3/config", "settings");
        await broker.Operate("home/node-a1b2c3/command", "order");
        await broker.Operate("home/all/command", "fence");

        _ = await livingroom.Next("home/node-a1b2c3/config");
        _ = await livingroom.Next("home/node-a1b2c3/command");
        _ = await kitchen.Next("home/all/command");

        Assert.HasCount(1, kitchen.Messages.All, kitchen.Messages.ToString());
    }

    [TestMethod]
    public async Task A_node_whose_id_is_known_announces_no_other()
    {
        await using SecureBroker broker = await SecureBroker.Start("livingroom");
        _ = await broker.Setup("id", "livingroom", "node-a1b2c3");
        await using Subscriber homeAssistant = await broker.Watch("homeassistant/#");

        await broker.PublishAs("livingroom", "homeassistant/device/node-other/config", "forged");
        await broker.PublishAs("livingroom", "homeassistant/device/node-a1b2c3/config", "own");

        Assert.AreEqual("own", (await homeAssistant.Next(static _ => true)).Text);
    }

    [TestMethod]
    public async Task An_id_belongs_to_one_node()
    {
        await using SecureBroker broker = await SecureBroker.Start("livingroom", "kitchen");
        _ = await broker.Setup("id", "livingroom", "node-a1b2c3");

        (int exitCode, string text) = await broker.Try("id", "kitchen", "node-a1b2c3");
        (int placeCode, string placeText) = await broker.Try("id", "kitchen", "livingroom");

        Assert.AreEqual(2, exitCode);
        StringAssert.Contains(text, "is the id of the node livingroom");
        Assert.AreEqual(2, placeCode);
        StringAssert.Contains(placeText, "is the place of the node livingroom");
    }

    [TestMethod]
    public async Task Home_Assistant_hears_announcements_and_says_that_it_is_there()
    {
        await using SecureBroker broker = await SecureBroker.Start("livingroom", "kitchen");
        await using Subscriber homeAssistant = await broker.Watch("homeassistant/#");
        await using Subscriber node = await Subscriber.Start(broker.Port, "homeassistant/status", 1, broker.AsNode("livingroom"));

        await broker.PublishAs("kitchen", "homeassistant/device/node-1/config", "announced");
        await broker.Operate("homeassistant/status", "online");

        Assert.AreEqual("announced", (await homeAssistant.Next("homeassistant/device/node-1/config")).Text);
        Assert.AreEqual("online", (await node.Next("homeassistant/status")).Text);
    }

    [TestMethod]
    [DataRow("user operator\ntopic write own/topic\n", false)]
    [DataRow("user operator\ntopic write own/topic\n", true)]
    public async Task A_line_by_hand_stays_wherever_it_was_written(string lines, bool above)
    {
        await using SecureBroker broker = await SecureBroker.Start("livingroom");
        string file = broker.File("operators.acl");
        string text = await File.ReadAllTextAsync(file);
        await File.WriteAllTextAsync(file, above ? text.Replace("\n##", "\n" + lines + "\n##", StringComparison.Ordinal) : text + lines);

        _ = await broker.Setup("operator", "maria");
        _ = await broker.Setup("add", "kitchen");

        await using Subscriber own = await broker.Watch("own/#");

        StringAssert.Contains(await File.ReadAllTextAsync(file), "topic write own/topic");

        _ = await broker.Setup("remove", "maria");
        string after = await File.ReadAllTextAsync(file);
        Assert.AreEqual(after.IndexOf("own/topic", StringComparison.Ordinal), after.LastIndexOf("own/topic", StringComparison.Ordinal), after);
        Assert.IsFalse(after.Contains("maria", StringComparison.Ordinal), after);
    }

    [TestMethod]
    public async Task A_profile_stands_for_the_options_of_station_and_node()
    {
        await using SecureBroker broker = await SecureBroker.Start("livingroom");

        string told = await broker.Setup("operator", "paula");

        StringAssert.Contains(told, "--profile paula");

        await using RunningProgram node = RunningProgram.Start("VirtualDevice", "virtual-device", "--profile", broker.File("nodes/livingroom"));
        _ = await node.Prints("connected to");

        foreach (string profile in new[] { "paula", broker.File("operators/paula"), broker.File("operators/paula/profile.json") })
        {
            await using RunningProgram station = RunningProgram.Start("Station", "station", "get", "livingroom", "--profile", profile);
            Assert.AreEqual(0, await station.Exit(), station.Output.ToString());
            StringAssert.Contains(station.Output.ToString(), "livingroom: online");
        }
    }
}
