using System.Text.Json;
using Kit;

namespace VirtualDevice.Tests.Device;

/// <summary>QoS 1 may deliver a message twice: here the acknowledgements of the node get lost.</summary>
[TestClass]
public sealed class RepeatTests
{
    [TestMethod]
    public async Task A_command_that_is_delivered_twice_runs_once()
    {
        await using TestBroker broker = await TestBroker.Start();
        await using FaultProxy proxy = new(broker.Port);
        await using Subscriber subscriber = await Subscriber.Start(broker.Port, TestNode.Base + "/command/result");
        await using TestNode node = await TestNode.StartOnline(proxy.Port, "--interval", "3600");

        proxy.ToBroker.Swallow();
        await Publisher.Publish(broker.Port, TestNode.Base + "/command", """{"do":"identify"}""");
        _ = await node.Program.Prints("here I am");
        proxy.Renew();

        _ = await node.Program.Prints("command not carried out");
        Assert.IsTrue(TestNode.Json(await subscriber.Next(TestNode.Base + "/command/result")).GetProperty("ok").GetBoolean());
        Assert.HasCount(1, Lines(node, "here I am"));
    }

    [TestMethod]
    public async Task A_restart_that_is_delivered_twice_restarts_once()
    {
        using TemporaryFolder state = new();
        await using TestBroker broker = await TestBroker.Start();
        await using FaultProxy proxy = new(broker.Port);
        await using TestNode node = await TestNode.StartOnline(proxy.Port, "--interval", "3600", "--state", state.Path);

        proxy.ToBroker.Swallow();
        await Publisher.Publish(broker.Port, TestNode.Base + "/command", """{"do":"restart"}""");
        _ = await node.Program.Prints("command restart");
        proxy.Renew();

        // The broker delivers in order: once this command runs, what was delivered again has been dealt with.
        _ = await node.Program.Prints("restarts");
        _ = await node.Program.Prints("online");
        await Publisher.Publish(broker.Port, TestNode.Base + "/command", """{"do":"identify"}""");
        _ = await node.Program.Prints("here I am");
        Assert.HasCount(1, Lines(node, " restarts"));
    }

    [TestMethod]
    public async Task Settings_that_are_delivered_twice_change_nothing_the_second_time()
    {
        await using TestBroker broker = await TestBroker.Start();
        await using FaultProxy proxy = new(broker.Port);
        await using TestNode node = await TestNode.StartOnline(proxy.Port, "--interval", "3600");
        JsonElement before = await TestNode.KeptSettings(broker.Port);
        int revision = before.GetProperty("rev").GetInt32();

        proxy.ToBroker.Swallow();
        await Publisher.Publish(broker.Port, TestNode.Base + "/config", $$"""{"rev":{{revision}},"interval":1800}""");
        StringAssert.Contains(await node.Program.Prints("setting applied"), $"\"rev\":{revision + 1}");
        proxy.Renew();

        StringAssert.Contains(await node.Program.Prints("setting already in force"), $"\"ok\":true,\"rev\":{revision + 1}");
    }

    private static List<string> Lines(TestNode node, string text)
        => [.. node.Program.Output.All.Where(line => line.Contains(text, StringComparison.Ordinal))];
}
