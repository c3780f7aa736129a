using System.Text;
using Kit;
using Mqtt;
using Station.Tests.Support;

namespace Station.Tests;

/// <summary>What public bug reports say that devices and people send. While the broker keeps it, every command works as it does without.</summary>
[TestClass]
public sealed class NotUnderstoodTests
{
    private static readonly (string Topic, byte[] Payload)[] Kept =
    [
        ("home/tasmota/SENSOR", Encoding.Latin1.GetBytes("""{"DHT11":{"Temperature":21.5},"unit":"°C"}""")),
        ("home/tasmota/reading", Encoding.Latin1.GetBytes("""{"seq":1,"session":1,"temperature":21.5,"größe":1}""")),
        ("home/far/config/state", Encoding.UTF8.GetBytes("""{"rev":1,"interval":1000000000000,"heartbeat":1e999}""")),
        ("home/far/status", Encoding.UTF8.GetBytes("online")),
        ("home/half/reading", Encoding.UTF8.GetBytes("""{"seq":1,"session":1,"temperature":21.5,"quality":"\ud800"}""")),
        ("home/half/health", Encoding.UTF8.GetBytes("""{"id":"half","\udc00":1}""")),
        ("home/twice/config/state", Encoding.UTF8.GetBytes("""{"rev":1,"rev":2,"interval":5}""")),
        ("home/twice/reading", Encoding.UTF8.GetBytes("""{"seq":1,"seq":2,"session":1,"temperature":21.5}""")),
        ("home/deep/health", Encoding.UTF8.GetBytes("{\"a\":" + new string('[', 100_000))),
        ("home/livingroom/alarm", [0xFF]),
        ("home/chat/lobby/who/eve", [0xED, 0xA0, 0x80]),
    ];

    [TestMethod]
    public async Task Watch_names_each_topic_once_and_goes_on()
    {
        await using TestBroker broker = await TestBroker.Start();
        await Keep(broker);
        await using RunningProgram node = await VirtualNode.Start(broker.Port, "livingroom");

        await using RunningProgram watch = StationRun.Start("watch", "--lines", "--broker", $"127.0.0.1:{broker.Port}");
        foreach (string line in new[]
        {
            "tasmota  SENSOR is not understood: it is not UTF-8",
            "half  reading is not understood: a text in it ends within a character",
            "twice  config/state is not understood: a name stands in it twice",
            "deep  health is not understood: it has 100005 bytes",
            "livingroom  reading ",
        })
        {
            await watch.Output.Seen(one => one.Contains(line, StringComparison.Ordinal), line);
        }

        watch.Send(Signal.Interrupt);
        int exitCode = await watch.Exit();

        Assert.AreEqual(0, exitCode, watch.Output.ToString());
        Assert.AreEqual(1, watch.Output.All.Count(line => line.Contains("tasmota  SENSOR", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task The_table_shows_the_others_and_counts_what_is_not_understood()
    {
        await using TestBroker broker = await TestBroker.Start();
        await Keep(broker);
        await using RunningProgram node = await VirtualNode.Start(broker.Port, "livingroom");

        await using Terminal watch = await Terminal.Start(120, 30, "watch", "--broker", $"127.0.0.1:{broker.Port}");
        await watch.Shows(@"livingroom +\S*online");
        await watch.Shows(@"\d+ messages not understood");
        await watch.Type("q");

        Assert.AreEqual(0, await watch.Exit());
    }

    [TestMethod]
    public async Task Record_leaves_it_out_says_so_once_and_keeps_the_others()
    {
        await using TestBroker broker = await TestBroker.Start();
        await Keep(broker);
        await using RunningProgram node = await VirtualNode.Start(broker.Port, "livingroom");
        using TemporaryFolder folder = new();

        await using RunningProgram record = StationRun.Start(
            "record", "--store", Path.Combine(folder.Path, "r.db"), "--broker", $"127.0.0.1:{broker.Port}", "--for", "3");
        int exitCode = await record.Exit();

        Assert.AreEqual(0, exitCode, record.Output.ToString());

        string[] lines = [.. record.Output.All];
        Assert.AreEqual(1, lines.Count(line => line == "station: what home/tasmota/reading says is left out: it is not UTF-8"), string.Join('\n', lines));
        StringAssert.Matches(lines[^1], new(@"^[1-9]\d* readings written"));
    }

    [TestMethod]
    public async Task Chat_begins_and_answers()
    {
        await using TestBroker broker = await TestBroker.Start();
        await Keep(broker);
        await using RunningProgram node = await VirtualNode.Start(broker.Port, "livingroom");
        using TemporaryFolder state = new();

        await using Terminal anna = await Terminal.Start(100, 30, "chat", "--broker", $"127.0.0.1:{broker.Port}", "--name", "anna", "--state", state.Path);
        await anna.Shows(@"\* here: anna");
        using TestClient stranger = new("stranger");
        await stranger.Connect(broker.Port);
        await Publish(stranger, "home/chat/lobby/message", [0xFF, 0xFE], retain: false);
        await anna.Shows("somebody sent something that is no chat message");
        await anna.Type("@livingroom how warm?\r");
        await anna.Shows(@"livingroom: .*°C");
        await anna.Type("/quit\r");

        Assert.AreEqual(0, await anna.Exit());
    }

    [TestMethod]
    [DataRow("far")]
    [DataRow("half")]
    [DataRow("twice")]
    [DataRow("livingroom")]
    public async Task Get_shows_what_it_can(string place)
    {
        await using TestBroker broker = await TestBroker.Start();
        await Keep(broker);
        await using RunningProgram node = await VirtualNode.Start(broker.Port, "livingroom");

        StationRun get = await StationRun.At(broker, "get", place);

        Assert.IsTrue(get.ExitCode is 0 or 1, get.Text);
        Assert.IsFalse(get.Text.Contains("   at ", StringComparison.Ordinal), get.Text);
        Assert.IsTrue(get.Text.Contains($"{place}: ", StringComparison.Ordinal) || get.Text.Contains($"home/{place}", StringComparison.Ordinal), get.Text);
    }

    [TestMethod]
    public async Task Set_all_goes_to_those_that_are_there()
    {
        await using TestBroker broker = await TestBroker.Start();
        await Keep(broker);
        await using RunningProgram node = await VirtualNode.Start(broker.Port, "livingroom");

        StationRun set = await StationRun.At(broker, "set", "all", "interval=2", "--timeout", "5");

        Assert.AreEqual(1, set.ExitCode, "The one that is far says that it is online, and is silent.");
        Assert.AreEqual(
            1, set.Lines.Count(line => line == "station: what home/twice/config/state says is not understood: a name stands in it twice"), set.Text);
        StringAssert.StartsWith(set.Lines[^1], "1 applied, 0 refused, 1 silent");
    }

    private static async Task Keep(TestBroker broker)
    {
        using TestClient stranger = new("stranger");
        await stranger.Connect(broker.Port);
        foreach ((string topic, byte[] payload) in Kept)
        {
            await Publish(stranger, topic, payload, retain: true);
        }
    }

    private static async Task Publish(TestClient client, string topic, byte[] payload, bool retain)
    {
        Assert.AreEqual(MqttError.None, client.Client.Publish(topic, payload, 1, retain, out int id));
        await client.Published(id);
    }
}
