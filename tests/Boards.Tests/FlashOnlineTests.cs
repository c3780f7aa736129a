using System.Diagnostics;
using Brokers;

namespace Boards.Tests;

/// <summary>With a broker, flashing ends when the node has said that it is online.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class FlashOnlineTests
{
    // For a hang; it measures nothing.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    [TestMethod]
    public async Task It_waits_for_the_node_and_not_for_what_the_broker_had_kept()
    {
        await using EmbeddedBroker broker = await EmbeddedBroker.Start();
        using FakeNanoff nanoff = new();
        Publish(broker, "home/p/status", "online", "-r");
        string settings = nanoff.Write("settings.json", """{"place":"p"}""");
        string image = nanoff.WriteImage();
        Task<FlashRun> run = Task.Run(() => FlashRun.Of(
            "esp32-devkitc", "COM3", "--no-log", "--image", image, "--settings", settings, "--broker", $"127.0.0.1:{broker.Port}"));

        Stopwatch waited = Stopwatch.StartNew();
        while (nanoff.Calls.Length < 3 && waited.Elapsed < Limit)
        {
            await Task.Delay(20);
        }

        Publish(broker, "home/q/status", "online");
        Publish(broker, "home/p/status", "offline");
        await Task.Delay(300);
        Assert.IsFalse(run.IsCompleted);
        Publish(broker, "home/p/status", "online", "-r");
        FlashRun done = await run.WaitAsync(Limit);
        Assert.AreEqual(0, done.ExitCode, done.Errors);
        Assert.Contains("Online: home/p/status", done.Output);
    }

    [TestMethod]
    public void A_broker_that_is_not_there_is_said_before_anything_is_touched()
    {
        using FakeNanoff nanoff = new();
        FlashRun run = FlashRun.Of("esp32-devkitc", "COM3", "--no-log", "--image", nanoff.WriteImage(), "--broker", "127.0.0.1:1");
        Assert.AreEqual(1, run.ExitCode);
        Assert.Contains("No subscription at the broker 127.0.0.1:1", run.Errors);
        Assert.IsEmpty(nanoff.Calls);
    }

    private static void Publish(EmbeddedBroker broker, string topic, string payload, params string[] more)
    {
        using Process process = Process.Start("mosquitto_pub", ["-h", "127.0.0.1", "-p", $"{broker.Port}", "-q", "1", "-t", topic, "-m", payload, .. more]);
        process.WaitForExit();
        Assert.AreEqual(0, process.ExitCode);
    }
}
