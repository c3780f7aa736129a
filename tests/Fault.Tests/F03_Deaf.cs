using Fault.Tests.Simulation;
using Firmware.Core;
using Kit;

namespace Fault.Tests;

/// <summary>Only what the broker says is swallowed. Real processes show what a real broker keeps for the node meanwhile.</summary>
[TestClass]
public sealed class F03_Deaf
{
    [TestMethod]
    [TestCategory("Servers")]
    public async Task Readings_are_kept_and_sent_again_and_settings_reach_the_node_afterwards()
    {
        await using Broker broker = await Broker.Start();
        await using FaultProxy proxy = new(broker.Port);
        await using Diary diary = await Diary.Begin(broker.Port);
        await using Device device = await Device.StartOnline(proxy.Port, "--keepalive", "5");
        await diary.IsUnderWay();

        proxy.ToClient.Swallow();
        await Publisher.Publish(broker.Port, Device.Base + "/config", """{"id":"unheard","health":77}""");
        await device.Keeps(2);
        _ = await device.Program.Prints("fell silent");
        proxy.Renew();
        _ = await diary.Says("online");
        int all = await diary.IsWhole(diary.Live.Max() + 2);
        Received answer = await diary.Subscriber.Messages.Seen(message => message.Topic.EndsWith("/config/result", StringComparison.Ordinal), "the answer");

        diary.Check();
        Assert.AreEqual("unheard", Device.Json(answer).GetProperty("id").GetString());
        Table.Add(3, "what the broker says is swallowed", $"{all} readings, none missing, {diary.Twice} twice; the settings sent meanwhile are applied");
    }

    [TestMethod]
    [DataRow("Keeps", 1)]
    [DataRow("Keeps", 2)]
    [DataRow("Forgets", 1)]
    public void A_deaf_node_keeps_its_readings_and_hears_afterwards_what_was_said(string style, int qos)
    {
        Scene scene = new(Enum.Parse<ClientStyle>(style), $$"""{"broker":"b","interval":10,"keepalive":30,"qos":{{qos}}}""");
        List<string> answers = [];
        scene.Broker.Published += message => answers.AddRange(message.Topic == "home/n1/config/result" ? [message.Text] : []);
        scene.World.Run(2 * Scene.Minute + 1);

        scene.Network.SwallowsToClient = true;
        scene.Broker.Publish("home/n1/config", """{"id":"unheard","health":77}"""u8.ToArray());
        _ = scene.Until(() => scene.Node.Watch.Reasons.Contains(LinkReason.Silent), 61 * Scene.Second);
        scene.Network.SwallowsToClient = false;
        scene.Broker.CutAll();
        long backMs = scene.Until(() => scene.Node.Node.LinkState == LinkState.Online && scene.Node.Node.Outbox.Count == 0, 2 * Scene.Minute);

        Assert.AreEqual(0, scene.Witness.Missing);
        Assert.IsTrue(qos == 1 || scene.Witness.Twice == 0, "a reading arrived twice at QoS 2");
        StringAssert.StartsWith(answers.Single(), """{"id":"unheard","ok":true""");
        Table.Add(3, $"deaf until it knows, QoS {qos}, client that {style.ToLowerInvariant()}",
            $"back and drained after {backMs / 1000.0:0.0} s, {scene.Witness.Delivered} of {scene.Witness.Samples} readings, {scene.Witness.Twice} twice");
    }
}
