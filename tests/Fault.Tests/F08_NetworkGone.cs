using Fault.Tests.Simulation;
using Firmware.Core;

namespace Fault.Tests;

/// <summary>The network goes, in virtual time: noticed by the node, or as if a cable were pulled somewhere.</summary>
[TestClass]
public sealed class F08_NetworkGone
{
    private const int Capacity = 64;

    [TestMethod]
    [DataRow("Keeps", 1)]
    [DataRow("Keeps", 300)]
    [DataRow("Keeps", 86400)]
    [DataRow("Forgets", 1)]
    [DataRow("Forgets", 300)]
    [DataRow("Forgets", 86400)]
    public void Sampling_goes_on_and_the_oldest_readings_give_way(string style, int seconds)
    {
        Scene scene = new(Enum.Parse<ClientStyle>(style), """{"broker":"b","interval":10}""");
        scene.World.Run(5 * Scene.Minute + Scene.Second);
        scene.Network.Fail(noticed: false);
        scene.World.Run(seconds * Scene.Second);
        scene.Network.Mend();
        long backMs = scene.Until(() => scene.Node.Node.LinkState == LinkState.Online && scene.Node.Node.Outbox.Count == 0, 2 * Scene.Minute);

        // One sample each ten seconds, whatever happened.
        Assert.AreEqual(scene.World.NowMs / 10000 + 1, scene.Witness.Samples);
        int dropped = scene.Node.Node.Outbox.Dropped;
        Assert.AreEqual(scene.Witness.Samples, scene.Witness.Delivered + scene.Witness.Missing);
        Assert.IsLessThanOrEqualTo(dropped, scene.Witness.Missing);
        Assert.IsLessThanOrEqualTo(Capacity, scene.Witness.DeepestOutbox);
        Assert.AreEqual(seconds < Capacity * 10, dropped == 0);
        Table.Add(8, $"network gone for {seconds} s, client that {style.ToLowerInvariant()}",
            $"back and drained after {backMs / 1000.0:0.0} s, {scene.Witness.Samples} samples, {scene.Witness.Missing} missing, {dropped} counted as dropped, ",
            $"{scene.Node.Ticks} ticks, outbox at most {scene.Witness.DeepestOutbox}");
    }

    [TestMethod]
    public void A_network_that_is_known_to_be_missing_is_helped_and_the_restarts_are_few()
    {
        Scene scene = new(ClientStyle.Forgets, """{"broker":"b","interval":60}""");
        scene.World.Run(Scene.Minute);
        int restarts = 0;
        scene.Node.Watch.OnRestart += () => restarts++;
        scene.Network.Fail(noticed: true);
        scene.World.Run(24 * Scene.Hour);
        int first = restarts;
        scene.World.Run(24 * Scene.Hour);
        int second = restarts - first;
        scene.Network.Mend();
        long backMs = scene.Until(() => scene.Node.Node.LinkState == LinkState.Online && scene.Node.Node.Outbox.Count == 0, 2 * Scene.Minute);

        Assert.IsLessThanOrEqualTo(6, first);
        Assert.IsLessThanOrEqualTo(3, second);
        Table.Add(8, "no network for two days, and the node knows",
            $"{first} and {second} restarts a day, {scene.Node.Watch.NetworkResets} times network off and on, back after {backMs / 1000.0:0.0} s");
    }
}
