using Brokers;
using Kit;

namespace Boards.Tests;

/// <summary>With a broker, flashing ends when the node has said that it is online.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class FlashOnlineTests
{
    private const string Board = "esp32-devkitc";
    private const string Port = "COM3";

    [TestMethod]
    [DataRow("{}", "home/q/status", "offline")]
    [DataRow("""{"place":"p"}""", "home/q/status", "online")]
    public async Task It_waits_for_the_node_and_not_for_what_the_broker_had_kept(string settings, string topic, string other)
    {
        await using EmbeddedBroker broker = await EmbeddedBroker.Start();
        using TestClient node = new("node");
        _ = await node.Connect(broker.Port);
        await node.Publish("home/kept/status", "online", retain: true);
        using FakeNanoff nanoff = new();
        using LinesPrinted printed = new();
        Task<FlashRun> run = Task.Run(() => FlashRun.Of(
            printed,
            Board, Port, "--no-log", "--image", nanoff.WriteImage(), "--settings", nanoff.Write("settings.json", settings), "--broker",
                $"127.0.0.1:{broker.Port}"));

        _ = await printed.Lines.Next(line => line.StartsWith("Flashed. Waiting for", StringComparison.Ordinal), "it waits for the node");
        await node.Publish(topic, other);
        await node.Publish("home/p/status", "online");

        FlashRun done = await run;

        Assert.AreEqual(0, done.ExitCode, done.Errors);
        Assert.EndsWith($"Online: home/p/status{Environment.NewLine}", done.Output);
    }

    [TestMethod]
    public void A_broker_that_is_not_there_is_said_before_anything_is_touched()
    {
        using FakeNanoff nanoff = new();

        FlashRun run = FlashRun.Of(Board, Port, "--no-log", "--image", nanoff.WriteImage(), "--broker", "127.0.0.1:1");

        Assert.AreEqual(1, run.ExitCode);
        Assert.Contains("No subscription at the broker 127.0.0.1:1", run.Errors);
        Assert.IsEmpty(nanoff.Calls);
    }
}
