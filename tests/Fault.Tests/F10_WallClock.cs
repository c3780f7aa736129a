using System.Text.Json;
using Fault.Tests.Simulation;

namespace Fault.Tests;

/// <summary>The wall clock jumps, in virtual time.</summary>
[TestClass]
public sealed class F10_WallClock
{
    private const long DaySeconds = 24 * 60 * 60;

    [TestMethod]
    [DataRow("+1 year", 365 * DaySeconds)]
    [DataRow("-1 day", -DaySeconds)]
    [DataRow("to 1970", -1795256130L)]
    public void Schedule_and_order_do_not_change(string jump, long seconds)
    {
        Scene scene = new(ClientStyle.Keeps, """{"broker":"b","interval":10}""");
        List<JsonElement> readings = [];
        scene.Broker.Published += message => Record(message, readings);
        scene.World.Run(Scene.Minute + Scene.Second);
        scene.Node.Clock.OffsetSeconds += seconds;
        scene.World.Run(Scene.Minute);

        // And back, while readings wait.
        scene.Network.Fail(noticed: false);
        scene.World.Run(3 * Scene.Minute);
        scene.Node.Clock.OffsetSeconds -= seconds;
        scene.Network.Mend();
        scene.World.Run(3 * Scene.Minute);

        Assert.AreEqual(scene.World.NowMs / 10000 + 1, scene.Witness.Samples);
        Assert.AreEqual(scene.Witness.Samples, scene.Witness.Delivered);
        foreach (JsonElement reading in readings)
        {
            Assert.AreEqual((reading.GetProperty("seq").GetInt64() - 1) * 10, reading.GetProperty("up").GetInt64());
            Assert.AreNotEqual("1970", reading.GetProperty("at").GetString()?[..4]);
        }

        Table.Add(10, $"wall clock {jump} and back", $"{scene.Witness.Samples} of {scene.Witness.Samples} samples on time and in order");
    }

    private static void Record(Message message, List<JsonElement> readings)
    {
        if (message.Topic is "home/n1/reading" or "home/n1/history")
        {
            using JsonDocument json = JsonDocument.Parse(message.Payload);
            readings.Add(json.RootElement.Clone());
        }
    }
}
