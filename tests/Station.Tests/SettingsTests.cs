using Kit;
using Station.Tests.Support;

namespace Station.Tests;

[TestClass]
public sealed class SettingsTests
{
    // Seconds for those who answer, where somebody never does: the command waits for all of it, so it is no more than a busy machine wants.
    private const string Plenty = "15";

    [TestMethod]
    public async Task Set_prints_old_and_new_and_get_shows_them()
    {
        await using TestBroker broker = await TestBroker.Start();
        await using RunningProgram node = await VirtualNode.Start(broker.Port, "livingroom");

        StationRun set = await StationRun.At(broker, "set", "livingroom", "interval=7", "qos=2", "payload=json");

        Assert.AreEqual(0, set.ExitCode, set.Text);
        StringAssert.Matches(
            set.Text, new(@"^livingroom: applied, revision \d+ -> \d+\n  interval  1 -> 7\n  qos       1 -> 2\n  payload   ""both"" -> ""json""$"));

        StationRun get = await StationRun.At(broker, "get", "livingroom");
        Assert.AreEqual(0, get.ExitCode, get.Text);
        StringAssert.Contains(get.Text, "livingroom: online");
        StringAssert.Matches(get.Text, new(@"interval +7 s\n"));

        StationRun json = await StationRun.At(broker, "get", "livingroom", "--json");
        Assert.AreEqual(7, System.Text.Json.JsonDocument.Parse(json.Text).RootElement.GetProperty("interval").GetInt32());
    }

    [TestMethod]
    public async Task Set_says_why_it_was_refused()
    {
        await using TestBroker broker = await TestBroker.Start();
        await using RunningProgram node = await VirtualNode.Start(broker.Port, "livingroom");

        StationRun set = await StationRun.At(broker, "set", "livingroom", "interval=100000", "colour=red", "payload=xml");

        Assert.AreEqual(1, set.ExitCode);
        StringAssert.Contains(set.Text, "livingroom: refused; nothing has changed");
        StringAssert.Contains(set.Text, "interval: must be 1 to 86400");
        StringAssert.Contains(set.Text, "colour: there is no such setting");
        StringAssert.Contains(set.Text, "payload: must be one of values, json, both");

        StationRun typo = await StationRun.At(broker, "set", "livingroom", "intervall=10", "deadband_co2=5");
        StringAssert.Contains(typo.Text, "intervall: there is no such setting; did you mean interval?");
        StringAssert.Contains(typo.Text, "deadband_co2: there is no such setting at this node: it does not measure that");
    }

    [TestMethod]
    public async Task Set_all_tallies_and_fails_unless_every_node_applied()
    {
        await using TestBroker broker = await TestBroker.Start();
        await using RunningProgram nodes = VirtualNode.StartMany(broker.Port, "room", 3);
        foreach (string place in new[] { "room-1", "room-2", "room-3" })
        {
            await VirtualNode.Spoke(broker.Port, place);
        }

        StationRun all = await StationRun.At(broker, "set", "all", "interval=5");
        Assert.AreEqual(0, all.ExitCode, all.Text);
        Assert.AreEqual("3 applied, 0 refused, 0 silent", all.Text);

        using FakeNode stubborn = await FakeNode.Start(
            broker.Port, "stubborn", id => $$"""{"id":"{{id}}","ok":false,"rev":1,"errors":[{"key":"interval","is":"busy"}]}""");
        using FakeNode deaf = await FakeNode.Start(broker.Port, "deaf", _ => null);
        using FakeNode away = await FakeNode.Start(broker.Port, "away", _ => null, "offline");
        StationRun mixed = await StationRun.At(broker, "set", "all", "interval=6", "--timeout", Plenty);
        Assert.AreEqual(1, mixed.ExitCode);
        Assert.AreEqual(
            "stubborn: refused: interval: too many changes in a short time; try again in ten seconds\n"
            + "deaf: silent\n"
            + "3 applied, 1 refused, 1 silent; 1 offline, which get it when they return", mixed.Text);
    }

    [TestMethod]
    public async Task A_pattern_stands_for_the_nodes_that_match_and_offline_ones_get_settings_but_no_commands()
    {
        await using TestBroker broker = await TestBroker.Start();
        using FakeNode kitchen = await FakeNode.Start(broker.Port, "floor1-kitchen", Applies);
        using FakeNode hall = await FakeNode.Start(broker.Port, "floor1-hall", Applies);
        using FakeNode attic = await FakeNode.Start(broker.Port, "attic", Applies);
        using FakeNode away = await FakeNode.Start(broker.Port, "floor1-away", _ => null, "offline");

        StationRun set = await StationRun.At(broker, "set", "floor1-*", "interval=5");
        StationRun command = await StationRun.At(broker, "do", "floor1-*", "identify");
        StationRun every = await StationRun.At(broker, "do", "all", "identify");
        StationRun get = await StationRun.At(broker, "get", "floor?-*");
        StationRun nobody = await StationRun.At(broker, "set", "floor2-*", "interval=5");
        StationRun place = await StationRun.At(broker, "set", "floor1-*", "place=kitchen");

        Assert.AreEqual((0, "2 applied, 0 refused, 0 silent; 1 offline, which get it when they return"), (set.ExitCode, set.Text));
        Assert.AreEqual((0, "2 done, 0 refused, 0 silent; 1 offline, which do not get it"), (command.ExitCode, command.Text));
        Assert.AreEqual((0, "3 done, 0 refused, 0 silent; 1 offline, which do not get it"), (every.ExitCode, every.Text));
        Assert.AreEqual("floor1-kitchen  online   no reading  revision 1", get.Lines[2]);
        Assert.AreEqual("3 nodes, 2 online", get.Lines[^1]);
        Assert.AreEqual((1, "station: no node under home matches floor2-*; station watch shows the nodes there are"), (nobody.ExitCode, nobody.Text));
        Assert.AreEqual(2, place.ExitCode, place.Text);
        Assert.AreEqual(1, away.Heard.Count, "The settings, and no command.");
    }

    [TestMethod]
    public async Task A_node_can_be_named_by_its_id_wherever_it_is()
    {
        await using TestBroker broker = await TestBroker.Start();
        await using RunningProgram node = RunningProgram.Start(
            "VirtualDevice", "virtual-device", "--broker", $"127.0.0.1:{broker.Port}", "--place", "livingroom", "--id", "node-a1b2c3", "--interval", "60");
        await node.Prints("online");
        await VirtualNode.Spoke(broker.Port, "livingroom");

        StationRun set = await StationRun.At(broker, "set", "node-a1b2c3", "interval=50");
        StationRun get = await StationRun.At(broker, "get", "node-a1b2c3");

        Assert.AreEqual(0, set.ExitCode, set.Text);
        StringAssert.StartsWith(set.Text, "livingroom: applied");
        StringAssert.StartsWith(get.Text, "livingroom: online");
    }

    [TestMethod]
    [DataRow("set", "nowhere", "interval=5")]
    [DataRow("do", "nowhere", "read")]
    [DataRow("get", "nowhere", "--json")]
    [DataRow("check", "nowhere", "--samples=1")]
    public async Task A_node_of_which_nothing_is_known_is_told_at_once(string command, string place, string more)
    {
        await using TestBroker broker = await TestBroker.Start();

        // With the usual limit of 10 s, and no answer ever: whatever ends at all has not waited for one.
        StationRun run = await StationRun.At(broker, command, place, more);

        Assert.AreEqual((1, "station: nothing is known of home/nowhere; station watch shows the nodes there are"), (run.ExitCode, run.Text));
    }

    [TestMethod]
    public async Task A_text_that_looks_like_a_number_is_sent_as_a_text()
    {
        await using TestBroker broker = await TestBroker.Start();
        await using RunningProgram node = await VirtualNode.Start(broker.Port, "livingroom");

        StationRun set = await StationRun.At(broker, "set", "livingroom", "discovery_prefix=2026");

        Assert.AreEqual(0, set.ExitCode, set.Text);
        StringAssert.Contains(set.Text, "discovery_prefix  \"homeassistant\" -> \"2026\"");
    }

    [TestMethod]
    public async Task Set_all_goes_to_nodes_of_which_the_broker_does_not_tell_too()
    {
        await using TestBroker broker = await TestBroker.Start();
        StationRun nobody = await StationRun.At(broker, "set", "all", "interval=5", "--timeout", "0.5");
        Assert.AreEqual(1, nobody.ExitCode);
        Assert.AreEqual("station: no node is known under home, and none answered within 0.5 s; is --root right?", nobody.Lines[^1]);

        using FakeNode quiet = await FakeNode.Start(broker.Port, "quiet", id => $$"""{"id":"{{id}}","ok":true,"rev":2}""", status: "");
        StationRun one = await StationRun.At(broker, "set", "all", "interval=5", "--timeout", Plenty);
        Assert.AreEqual(0, one.ExitCode, one.Text);
        Assert.IsTrue(one.Lines.Contains($"station: the broker tells of no node under home; waiting {Plenty} s for whoever answers"), one.Text);
        Assert.IsTrue(
            one.Lines.Contains("1 applied, 0 refused, 0 silent; the broker does not tell which nodes there are, so who is missing is not known"), one.Text);

        using FakeNode stubborn = await FakeNode.Start(
            broker.Port, "stubborn", id => $$"""{"id":"{{id}}","ok":false,"rev":1,"errors":[{"key":"interval","is":"busy"}]}""", status: "");
        StationRun two = await StationRun.At(broker, "set", "all", "interval=6", "--timeout", Plenty);
        Assert.AreEqual(1, two.ExitCode, two.Text);
        Assert.IsTrue(two.Lines.Any(line => line.StartsWith("stubborn: refused:", StringComparison.Ordinal)), two.Text);
    }

    [TestMethod]
    public async Task Only_the_answer_with_the_right_id_counts()
    {
        await using TestBroker broker = await TestBroker.Start();
        using FakeNode node = await FakeNode.Start(broker.Port, "livingroom", _ => """{"id":"of-somebody-else","ok":true,"rev":2}""");
        StationRun set = await StationRun.At(broker, "set", "livingroom", "interval=6", "--timeout", "1");

        Assert.AreEqual(1, set.ExitCode);
        Assert.AreEqual("station: livingroom is online and did not answer within 1 s; try again, or give it more time with --timeout", set.Text);
    }

    [TestMethod]
    public async Task An_offline_or_unknown_node_is_an_error_with_advice()
    {
        await using TestBroker broker = await TestBroker.Start();
        using FakeNode away = await FakeNode.Start(broker.Port, "away", _ => null, "offline");

        StationRun offline = await StationRun.At(broker, "set", "away", "interval=6");

        Assert.AreEqual((1, "station: away is offline; the broker has the change for it and it is not applied yet"), (offline.ExitCode, offline.Text));

        StationRun unknown = await StationRun.At(broker, "set", "nowhere", "interval=6", "--timeout", "0.5");
        Assert.AreEqual((1, "station: nothing is known of home/nowhere; station watch shows the nodes there are"), (unknown.ExitCode, unknown.Text));

        StationRun command = await StationRun.At(broker, "do", "away", "restart");
        Assert.AreEqual((1, "station: away is offline; the command was not sent, give it when the node is back"), (command.ExitCode, command.Text));
    }

    [TestMethod]
    public async Task Commands_are_answered_and_the_dangerous_want_the_id()
    {
        await using TestBroker broker = await TestBroker.Start();
        await using RunningProgram node = await VirtualNode.Start(broker.Port, "livingroom", interval: 60);

        StationRun read = await StationRun.At(broker, "do", "livingroom", "read");

        Assert.AreEqual(0, read.ExitCode, read.Text);
        StringAssert.Matches(read.Text, new(@"^livingroom: read done  -?\d+\.\d °C  \d+\.\d %$"));

        StationRun reset = await StationRun.At(broker, "do", "livingroom", "reset");
        Assert.AreEqual(2, reset.ExitCode);
        StringAssert.Contains(reset.Text, "confirm it with --confirm livingroom");

        StationRun wrong = await StationRun.At(broker, "do", "livingroom", "reset", "--confirm", "node-000000");
        Assert.AreEqual(1, wrong.ExitCode, wrong.Text);
        StringAssert.StartsWith(wrong.Text, "livingroom: reset refused:");
    }

    [TestMethod]
    [DataRow("set", "livingroom", "interval", "'interval' is no setting")]
    [DataRow("set", "livingroom", "password=secret", "password can be seen by other users of this machine")]
    [DataRow("set", "Living Room", "interval=1", "A place is 1 to 32 of a-z 0-9 - _")]
    [DataRow("do", "livingroom", "dance", "'dance'")]
    [DataRow("do", "livingroom", "reed", "did you mean read?")]
    [DataRow("set", "livingroom", "user=@/missing", "'/missing' cannot be read")]
    [DataRow("set", "livingroom", "--borker=host", "there is no option --borker=host; did you mean --broker?")]
    [DataRow("wach", "livingroom", "--json", "there is no command wach; did you mean watch?")]
    [DataRow("get", "livingroom", "--profile=nobody", "there is no profile 'nobody'")]
    [DataRow("get", "livingroom", "--ca=/nowhere.pem", "A file of TLS cannot be read")]
    [DataRow("get", "livingroom", "--broker=host:99999", "--broker must be host or host:port")]
    [DataRow("get", "livingroom", "--password-file=x", "--password-file needs --user")]
    [DataRow("get", "livingroom", "--cert=x", "--cert and --key belong together")]
    [DataRow("record", "--out", "readings.csv", "station export writes files of it")]
    [DataRow("record", "--store", "readings.csv", "--store must be a database")]
    [DataRow("record", "--keep", "long", "--keep must be a number with s, m, h, d, w or y")]
    [DataRow("export", "--out", "readings.txt", "--out must end in .csv or .jsonl")]
    [DataRow("import", "readings.txt", "--dates=dmy", "There is no file 'readings.txt'")]
    [DataRow("plot", "--zone", "Mars", "there is no time zone 'Mars'")]
    [DataRow("plot", "--from", "yesterday", "--from must be a time such as 2026-11-21")]
    [DataRow("chat", "--name", "a/b", "--name must be 1 to 32 letters")]
    [DataRow("plot", "no-such.csv", "--out=x.svg", "There is no file 'no-such.csv'")]
    [DataRow("watch", "--for", "long", "--for must be a number, not 'long'")]
    [DataRow("check", "livingroom", "--samples=some", "--samples must be a whole number, not 'some'")]
    [DataRow("set", "all", "place=kitchen", "place is for one node")]
    [DataRow("check", "floor1-*", "--samples=1", "This goes to one node")]
    [DataRow("get", "Floor*", "--json", "a pattern has * or ? among them")]
    [DataRow("chat", "--state=/dev/null/x", "--name=anna", "name another one with --state")]
    public async Task Wrong_arguments_are_exit_code_2(string command, string first, string second, string message)
    {
        StationRun run = await StationRun.Of(command, first, second);

        Assert.AreEqual(2, run.ExitCode, run.Text);
        StringAssert.StartsWith(run.Text, "station: ");
        StringAssert.Contains(run.Text, message);
    }

    [TestMethod]
    public async Task A_broker_that_is_not_there_is_one_line_that_says_what_to_do()
    {
        StationRun run = await StationRun.Of("watch", "--broker", $"127.0.0.1:{FreePort.Next()}");

        Assert.AreEqual(1, run.ExitCode);
        Assert.AreEqual(1, run.Lines.Count, run.Text);
        StringAssert.Contains(run.Text, "nothing listens there; start a broker there or name another with --broker host:port");
    }

    private static string Applies(string id) => $$"""{"id":"{{id}}","ok":true,"rev":1}""";
}
