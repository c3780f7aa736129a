using System.Text.Json;
using Kit;

namespace VirtualDevice.Tests.Device;

/// <summary>Settings that could cut the node off. A trial takes as long as it takes on a device: these tests wait for it.</summary>
[TestClass]
public sealed class TrialTests
{
    private const string Result = TestNode.Base + "/config/result";

    [TestMethod]
    [TestCategory("Servers")]
    public async Task Another_broker_that_holds_is_kept()
    {
        using TemporaryFolder state = new();
        await using Broker first = await Broker.Start();
        await using Broker second = await Broker.Start();
        await using Subscriber old = await Subscriber.Start(first.Port, TestNode.Base + "/#");
        await using Subscriber @new = await Subscriber.Start(second.Port, TestNode.Base + "/#");
        await using (TestNode node = await TestNode.StartOnline(first.Port, "--interval", "3600", "--state", state.Path))
        {
            JsonElement tried = await TestNode.Configure(first.Port, old, $$"""{"id":"t1","port":{{second.Port}},"user":"somebody"}""");
            Assert.AreEqual(60, tried.GetProperty("trial").GetInt32());

            _ = await @new.Next(message => message.Text == "online");
            _ = await second.Log.Seen(line => line.Contains("u'somebody'", StringComparison.Ordinal), "the node connects with its user name");
            JsonElement kept = TestNode.Json(await @new.Next(message => message.Topic == Result));
            Assert.AreEqual("t1", kept.GetProperty("id").GetString());
            Assert.IsTrue(kept.GetProperty("ok").GetBoolean());
            Assert.AreEqual(tried.GetProperty("rev").GetInt32() + 1, kept.GetProperty("rev").GetInt32());
            _ = await node.End(Signal.Kill);
        }

        await using TestNode again = await TestNode.StartOnline(first.Port, "--interval", "3600", "--state", state.Path);
        StringAssert.Contains(again.Program.Output.ToString(), $"connected to 127.0.0.1:{second.Port}");
    }

    [TestMethod]
    public async Task A_broker_that_is_not_there_is_given_up_and_the_node_returns_and_says_so()
    {
        await using TestBroker broker = await TestBroker.Start();
        int dead = FreePort.Next();
        await using Subscriber subscriber = await Subscriber.Start(broker.Port, TestNode.Base + "/#");
        await using TestNode node = await TestNode.StartOnline(broker.Port, "--interval", "3600");

        JsonElement tried = await TestNode.Configure(broker.Port, subscriber, $$"""{"id":"t2","port":{{dead}}}""");
        Assert.AreEqual(60, tried.GetProperty("trial").GetInt32());

        JsonElement returned = TestNode.Json(await subscriber.Next(message => message.Topic == Result));
        Assert.AreEqual("t2", returned.GetProperty("id").GetString());
        Assert.IsFalse(returned.GetProperty("ok").GetBoolean());
        Assert.AreEqual("link", returned.GetProperty("errors")[0].GetProperty("is").GetString());
        Assert.AreEqual("refused", returned.GetProperty("errors")[0].GetProperty("reason").GetString());
        Assert.AreEqual(tried.GetProperty("rev").GetInt32(), returned.GetProperty("rev").GetInt32());
        _ = await TestNode.KeptSettings(broker.Port, state => state.GetProperty("port").GetInt32() == broker.Port);
        _ = await Retained.On(broker.Port, TestNode.Base + "/status", status => status.Text == "online");
    }

    [TestMethod]
    [TestCategory("Servers")]
    public async Task A_keep_alive_is_the_one_that_the_broker_is_told()
    {
        await using Broker broker = await Broker.Start();
        await using Subscriber subscriber = await Subscriber.Start(broker.Port, TestNode.Base + "/#");
        await using TestNode node = await TestNode.StartOnline(broker.Port, "--interval", "3600");

        _ = await TestNode.Configure(broker.Port, subscriber, """{"keepalive":17}""");

        _ = await broker.Log.Seen(
            line => line.Contains($"as {TestNode.Id} ", StringComparison.Ordinal)
                && line.Contains("k17", StringComparison.Ordinal), "a connection with the new keep-alive");
    }

    [TestMethod]
    public async Task A_power_cut_during_the_trial_returns_to_the_last_good_settings()
    {
        using TemporaryFolder state = new();
        await using TestBroker broker = await TestBroker.Start();
        int dead = FreePort.Next();
        await using Subscriber subscriber = await Subscriber.Start(broker.Port, TestNode.Base + "/#");
        await using (TestNode node = await TestNode.StartOnline(broker.Port, "--state", state.Path))
        {
            _ = await TestNode.Configure(broker.Port, subscriber, $$"""{"port":{{dead}}}""");
            _ = await node.Program.Prints("no link to");
            _ = await node.End(Signal.Kill);
        }

        await using TestNode again = await TestNode.StartOnline(broker.Port, "--state", state.Path);

        _ = await TestNode.KeptSettings(broker.Port, settings => settings.GetProperty("port").GetInt32() == broker.Port);
    }
}
