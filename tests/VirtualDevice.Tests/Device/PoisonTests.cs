using System.Text.Json;
using Kit;

namespace VirtualDevice.Tests.Device;

/// <summary>A retained message on the config topic comes again at every start.</summary>
[TestClass]
public sealed class PoisonTests
{
    [TestMethod]
    [DataRow("{\"interval\":0}", "range")]
    [DataRow("{\"interval\":1e999999999}", "range")]
    [DataRow("{\"interval\":60", "syntax")]
    [DataRow("[1,2]", "object")]
    [DataRow("{\"interval\":{\"interval\":{}}}", "nested")]
    [DataRow("{\"place\":\"\\ud800\"}", "escape")]
    [DataRow("{\"place\":\"a/b/#\"}", "characters")]
    [DataRow("{\"firmware\":\"http://example.org\"}", "unknown")]
    [DataRow("{} {}", "trailing")]
    [DataRow("64 KiB", "size")]
    public async Task Poison_is_refused_at_every_start_and_the_node_is_well(string poison, string reason)
    {
        string payload = poison == "64 KiB" ? "{\"place\":\"" + new string('x', 65536) + "\"}" : poison;
        using TemporaryFolder state = new();
        await using TestBroker broker = await TestBroker.Start();
        await Publisher.Publish(broker.Port, TestNode.Base + "/config", payload, retain: true);
        await using Subscriber subscriber = await Subscriber.Start(broker.Port, TestNode.Base + "/+", 2, "-t", TestNode.Base + "/config/+", "-R");

        int? revision = null;
        for (int start = 0; start < 2; start++)
        {
            await using TestNode node = await TestNode.StartOnline(broker.Port, "--interval", "1", "--state", state.Path);
            JsonElement answer = await TestNode.Answer(subscriber, "/config/result");
            Assert.IsFalse(answer.GetProperty("ok").GetBoolean());
            Assert.AreEqual(reason, answer.GetProperty("errors")[0].GetProperty("is").GetString());
            revision ??= answer.GetProperty("rev").GetInt32();
            Assert.AreEqual(revision, answer.GetProperty("rev").GetInt32());

            // It goes on measuring, and takes settings that are right.
            _ = await node.Program.Prints("reading 2");
            JsonElement taken = await TestNode.Configure(broker.Port, subscriber, $$"""{"rev":{{revision}},"interval":1}""");
            Assert.IsTrue(taken.GetProperty("ok").GetBoolean());
            Assert.AreEqual(0, await node.End(Signal.Terminate));
            Assert.IsFalse(node.Program.Output.ToString().Contains("no link to", StringComparison.Ordinal), node.Program.Output.ToString());
        }
    }
}
