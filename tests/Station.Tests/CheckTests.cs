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
        StringAssert.Matches(check.Lines[^1], new("^(26 passed, 0|25 passed, 1) failed$"));

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
    public async Task A_node_with_a_limit_that_is_passed_passes()
    {
        await using TestBroker broker = await TestBroker.Start();
        await using RunningProgram node = await VirtualNode.Start(broker.Port, "freezer", interval: 2);
        StationRun set = await StationRun.At(broker, "set", "freezer", "max_temperature=-20");
        await using Subscriber alarms = await Subscriber.Start(broker.Port, "home/freezer/alarm");
        _ = await alarms.Next(static message => message.Text.Contains("high", StringComparison.Ordinal));

        StationRun check = await StationRun.At(broker, "check", "freezer", "--samples", "2");

        Assert.AreEqual(0, set.ExitCode, set.Text);
        StringAssert.Matches(check.Text, new("PASS  alarm is a valid retained list +\\[\\{\"quantity\":\"temperature\",\"is\":\"high\""));
        StringAssert.Matches(check.Text, new("PASS  alarms are of limits that are set +1 alarm"));
        StringAssert.Matches(check.Text, new("PASS  alarms are what the readings say +1 alarm"));
    }

    [TestMethod]
    public async Task A_node_that_moves_passes()
    {
        await using TestBroker broker = await TestBroker.Start();
        await using RunningProgram node = await VirtualNode.Start(broker.Port, "van", interval: 2, "--sensor", "gnss");

        StationRun check = await StationRun.At(broker, "check", "van", "--samples", "2");

        string[] wrong = [.. check.Lines.Where(
            static line => line.StartsWith("FAIL", StringComparison.Ordinal) && !line.StartsWith("FAIL  period is kept", StringComparison.Ordinal))];
        Assert.IsEmpty(wrong, check.Text);
        StringAssert.Matches(check.Text, new("PASS  a position is that of a reading +[2-4], the last -?\\d+\\.\\d{5},-?\\d+\\.\\d{5}"));
    }

    [TestMethod]
    public async Task Alarms_and_positions_that_are_wrong_are_told()
    {
        await using TestBroker broker = await TestBroker.Start();
        using FakeNode node = await FakeNode.Start(broker.Port, "van", id => $$"""{"id":"{{id}}","ok":true,"rev":2}""");
        await node.Publish(
            "config/state", """{"rev":1,"interval":60,"qos":1,"retain":true,"payload":"both","max_temperature":20,"min_humidity":40}""", retain: true);
        await node.Publish("alarm", """[{"quantity":"pressure","is":"high","value":null,"since":"now"}]""", retain: true);
        await using RunningProgram check = StationRun.Start("check", "van", "--samples", "1", "--broker", $"127.0.0.1:{broker.Port}");
        await check.Prints("a refused message changes nothing");

        foreach (int seq in (int[])[1, 2])
        {
            await node.Publish("reading", $$"""
                {"seq":{{seq}},"session":1,"at":null,"up":1,"temperature":21.5,"humidity":50,"latitude":52.5,"longitude":13.4,"quality":"ok","rev":1}
                """);
            await node.Publish("position", "52.50000,13.50000");
        }

        Assert.AreEqual(1, await check.Exit());
        string text = string.Join('\n', check.Output.All);
        StringAssert.Matches(text, new("FAIL  a position is that of a reading +52.50000,13.50000"));
        StringAssert.Matches(text, new("FAIL  alarm is a valid retained list +.*0/since is \"now\": .*0/value is null: "));
        StringAssert.Matches(text, new("FAIL  alarms are of limits that are set +pressure high without such a limit"));
        StringAssert.Matches(text, new("FAIL  alarms are what the readings say +temperature 21.5 is high, told is well"));
    }

    [TestMethod]
    public async Task A_node_of_plain_positions_alone_is_listened_to()
    {
        await using TestBroker broker = await TestBroker.Start();
        await using RunningProgram node = await VirtualNode.Start(broker.Port, "van", interval: 2, "--sensor", "gnss");
        StationRun set = await StationRun.At(broker, "set", "van", "payload=values");

        StationRun check = await StationRun.At(broker, "check", "van", "--samples", "2");

        Assert.AreEqual(0, set.ExitCode, set.Text);
        StringAssert.Matches(check.Text, new("PASS  values are plain numbers +\\d+, the last (position|satellites) "));
        StringAssert.Matches(check.Text, new("(PASS|FAIL)  period is kept +set 2 s, seen \\d"));
    }

    [TestMethod]
    public async Task A_node_that_is_not_there_is_an_error()
    {
        await using TestBroker broker = await TestBroker.Start();

        StationRun check = await StationRun.At(broker, "check", "nowhere");

        Assert.AreEqual((1, "station: nothing is known of home/nowhere; station watch shows the nodes there are"), (check.ExitCode, check.Text));
    }
}
