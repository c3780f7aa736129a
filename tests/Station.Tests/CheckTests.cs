using Kit;
using Station.Tests.Support;

namespace Station.Tests;

[TestClass]
public sealed class CheckTests
{
    [TestMethod]
    public async Task A_node_that_keeps_the_contract_passes_everything()
    {
        await using TestBroker broker = await TestBroker.Start();
        await using RunningProgram node = await VirtualNode.Start(broker.Port, "livingroom", interval: 2);
        StationRun check = await StationRun.At(broker, "check", "livingroom", "--samples", "2", "--take-over", "livingroom");

        // How punctual a node is that shares this machine with others says nothing of the node; the period is judged below, by the node's own clock.
        string[] wrong =
            [.. check.Lines.Where(
            line => line.StartsWith("FAIL", StringComparison.Ordinal) && !line.StartsWith("FAIL  period is kept", StringComparison.Ordinal))];

        Assert.IsEmpty(wrong, check.Text);
        StringAssert.Matches(check.Lines[^1], new("^(23 passed, 0|22 passed, 1) failed$"));

        foreach (string name in new[]
        {
            "status is online and retained",
            "the will is retained",
            "online after the subscription",
            "readings are valid by the schema",
            "unknown setting is refused",
        })
        {
            Assert.IsTrue(check.Lines.Any(line => line.StartsWith("PASS  " + name, StringComparison.Ordinal)), name);
        }
    }

    [TestMethod]
    public async Task A_node_that_does_not_is_told_what()
    {
        await using TestBroker broker = await TestBroker.Start();
        using FakeNode node = await FakeNode.Start(broker.Port, "livingroom", id => $$"""{"id":"{{id}}","ok":true,"rev":2}""");
        await using RunningProgram check = StationRun.Start("check", "livingroom", "--samples", "1", "--broker", $"127.0.0.1:{broker.Port}");
        await check.Prints("a refused message changes nothing");
        await node.Publish("temperature", "NaN");
        await node.Publish("reading", """{"seq":1,"session":1,"at":"yesterday","up":1,"temperature":21.5,"quality":"fine"}""");
        await node.Publish("temperature", "21,5");
        await node.Publish("reading", """{"seq":3,"session":1,"at":null,"up":1,"temperature":null,"quality":"ok","rev":1}""", qos: 0);
        Assert.AreEqual(1, await check.Exit());

        string text = string.Join('\n', check.Output.All);
        StringAssert.Matches(text, new("FAIL  unknown setting is refused +.*\"ok\":true"));
        StringAssert.Matches(text, new("FAIL  unknown command is refused"));
        StringAssert.Matches(text, new("FAIL  health is JSON and retained +nothing"));
        StringAssert.Matches(text, new("FAIL  values are plain numbers +temperature: NaN"));
        StringAssert.Matches(
            text,
            new("FAIL  readings are valid by the schema +reading: Required properties \\[\"rev\"\\] are not present; at is \"yesterday\": .*; "
            + "quality is \"fine\""));
        StringAssert.Matches(text, new("FAIL  no NaN +NaN"));
        StringAssert.Matches(text, new("FAIL  no gap +seq 1 3"));
        StringAssert.Matches(text, new("FAIL  period is kept +set 60 s, seen \\d+\\.\\d"));
        StringAssert.Matches(text, new("FAIL  QoS is as set +set 1, seen 1, 0"));
        StringAssert.Matches(text, new("FAIL  readings are retained as set +set retained, kept: none"));
        StringAssert.Matches(text, new("PASS  status is online and retained"));
    }

    [TestMethod]
    public async Task A_node_that_comes_back_without_a_will_is_told_so_where_the_broker_sends_wills()
    {
        await using TestBroker broker = await TestBroker.Start();
        using FakeNode node = await FakeNode.Start(broker.Port, "livingroom", id => $$"""{"id":"{{id}}","ok":true,"rev":2}""");
        await using RunningProgram check = StationRun.Start(
            "check", "livingroom", "--samples", "1", "--take-over", "fake-livingroom", "--broker", $"127.0.0.1:{broker.Port}");
        await check.Prints("a refused message changes nothing");
        await node.Publish("reading", """{"seq":1,"session":1,"at":null,"up":60,"temperature":21.5,"quality":"ok","rev":1}""");
        await node.Publish("reading", """{"seq":2,"session":1,"at":null,"up":120,"temperature":21.5,"quality":"ok","rev":1}""");
        await check.Prints("command read is answered");
        await Publisher.Publish(broker.Port, "home/livingroom/status", "online", retain: true);
        string verdict = await check.Prints("the will says offline");
        StringAssert.Matches(string.Join('\n', check.Output.All), new("PASS  period is kept"));
        StringAssert.Matches(verdict, new("^FAIL .*nothing, and the node came back"));
    }

    [TestMethod]
    public async Task A_node_that_is_not_there_is_an_error()
    {
        await using TestBroker broker = await TestBroker.Start();

        StationRun check = await StationRun.At(broker, "check", "nowhere");

        Assert.AreEqual((1, "station: nothing is known of home/nowhere; station watch shows the nodes there are"), (check.ExitCode, check.Text));
    }
}
