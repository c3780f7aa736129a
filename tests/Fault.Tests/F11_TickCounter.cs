using Fault.Tests.Simulation;
using Firmware.Core;

namespace Fault.Tests;

/// <summary>The counter of milliseconds passes the sizes of smaller integers.</summary>
[TestClass]
public sealed class F11_TickCounter
{
    [TestMethod]
    [DataRow("2^31", 1L << 31)]
    [DataRow("2^32", 1L << 32)]
    [DataRow("2^33", 1L << 33)]
    public void Nothing_happens(string name, long count)
    {
        Scene scene = new(ClientStyle.Keeps, """{"broker":"b","interval":10,"keepalive":30}""", uptimeMs: count - 5 * Scene.Minute);
        scene.World.Run(4 * Scene.Minute + 55 * Scene.Second);

        // An outage across the moment, so that backoff, outbox and deadlines are at work too.
        scene.Broker.Kill();
        scene.World.Run(30 * Scene.Second);
        scene.Broker.Start();
        scene.World.Run(4 * Scene.Minute + 36 * Scene.Second);

        Assert.AreEqual(LinkState.Online, scene.Node.Node.LinkState);
        Assert.AreEqual(scene.World.NowMs / 10000 + 1, scene.Witness.Samples);
        Assert.AreEqual(scene.Witness.Samples, scene.Witness.Delivered);
        Table.Add(11, $"milliseconds pass {name} during an outage", $"{scene.Witness.Delivered} of {scene.Witness.Samples} readings");
    }
}
