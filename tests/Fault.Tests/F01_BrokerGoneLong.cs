using Fault.Tests.Simulation;
using Firmware.Core;

namespace Fault.Tests;

/// <summary>The broker ends without a word, in virtual time.</summary>
[TestClass]
public sealed class F01_BrokerGoneLong
{
    [TestMethod]
    [DataRow("Keeps", 1, 0)]
    [DataRow("Keeps", 1, 30)]
    [DataRow("Keeps", 1, 600)]
    [DataRow("Keeps", 2, 0)]
    [DataRow("Keeps", 2, 30)]
    [DataRow("Keeps", 2, 600)]
    [DataRow("Forgets", 1, 0)]
    [DataRow("Forgets", 1, 30)]
    [DataRow("Forgets", 1, 600)]
    public void Every_reading_arrives_and_in_order(string style, int qos, int seconds)
    {
        Scene scene = new(Enum.Parse<ClientStyle>(style), $$"""{"broker":"b","interval":10,"qos":{{qos}}}""");
        scene.World.Run(2 * Scene.Minute + 1);

        // In the middle of a reading: its messages are on their way.
        scene.Broker.Kill();
        scene.World.Run(seconds * Scene.Second);
        scene.Broker.Retained.Remove("home/n1/status");
        scene.Broker.Start();
        long backMs = scene.Until(
            () => scene.Broker.Retained.ContainsKey("home/n1/status") && scene.Node.Node.Outbox.Count == 0, Backoff.CapMs + 20 * Scene.Second);

        Assert.AreEqual("online", scene.Broker.Retained["home/n1/status"].Text);
        Assert.AreEqual(0, scene.Witness.Missing);
        Assert.AreEqual(scene.Witness.Samples, scene.Witness.Delivered);
        Assert.AreEqual(0, scene.Node.Node.Outbox.Dropped);
        Assert.IsTrue(qos == 1 || scene.Witness.Twice == 0, "a reading arrived twice at QoS 2");
        string client = style == "Keeps" ? "client that keeps its messages" : "client that forgets them";
        Table.Add(1, $"broker killed for {seconds} s, QoS {qos}, {client}",
            $"back and drained after {backMs / 1000.0:0.0} s, {scene.Witness.Delivered} of {scene.Witness.Samples} readings, {scene.Witness.Twice} twice");
    }
}
