using System.Text.Json;
using System.Text.RegularExpressions;
using Kit;
using Mqtt;
using Station.Tests.Support;

namespace Station.Tests;

[TestClass]
public sealed partial class WatchTests
{
    private const int Nodes = 500;
    private const int Rounds = 4;

    [TestMethod]
    public async Task The_table_fits_the_terminal_and_follows_its_size()
    {
        await using TestBroker broker = await TestBroker.Start();
        await using RunningProgram node = await VirtualNode.Start(broker.Port, "livingroom", interval: 10);
        await using RunningProgram other = await VirtualNode.Start(broker.Port, "a-rather-long-name", interval: 10);
        await using Terminal watch = await Terminal.Start(120, 30, "watch", "--broker", $"127.0.0.1:{broker.Port}");

        await watch.Shows(@"livingroom +\S*online\S* +\d+ s / 10 s +-?\d+\.\d °C  \d+\.\d %");
        await watch.Shows(@"2 nodes, 0 late, 0 offline; \? help, q leaves");

        StringAssert.Contains(watch.Output, "health");

        int before = watch.Output.Length;
        await watch.Resize(44, 30);
        await watch.Shows(@"(2 nodes, 0 [^\e]*…\e\[K[\s\S]*){2}", before);
        string[] narrow = Frame(watch);
        Assert.IsTrue(narrow.All(line => line.Length <= 44), string.Join('\n', narrow));
        StringAssert.Contains(narrow[0], "status");
        Assert.IsFalse(narrow[0].Contains("health", StringComparison.Ordinal));

        await watch.Type("q");
        Assert.AreEqual(0, await watch.Exit());
        StringAssert.Contains(watch.Output[watch.Output.LastIndexOf("\e[?1049l", StringComparison.Ordinal)..], "livingr…");
    }

    [TestMethod]
    public async Task Keys_filter_open_a_node_and_explain()
    {
        await using TestBroker broker = await TestBroker.Start();
        await using RunningProgram node = await VirtualNode.Start(broker.Port, "livingroom", interval: 60);
        await using RunningProgram other = await VirtualNode.Start(broker.Port, "cellar", interval: 60);
        await using Terminal watch = await Terminal.Start(100, 50, "watch", "--broker", $"127.0.0.1:{broker.Port}");
        await watch.Shows("2 nodes, 0 late, 0 offline");

        await watch.Type("/cell\r");
        await watch.Shows("1 match /cell, Esc clears it");
        await watch.Type("\r");
        await watch.Shows(@"health +well: no sample failed[\s\S]*interval +60 s");
        await watch.Type("?");
        await watch.Shows("how long ago its last reading was measured");
        await watch.Type("q");

        Assert.AreEqual(0, await watch.Exit());
    }

    [TestMethod]
    public async Task A_node_that_hangs_turns_late_long_before_the_broker_gives_it_up()
    {
        await using TestBroker broker = await TestBroker.Start();
        await using RunningProgram node = await VirtualNode.Start(broker.Port, "livingroom");
        await using Terminal watch = await Terminal.Start(100, 30, "watch", "--broker", $"127.0.0.1:{broker.Port}");
        await watch.Shows(@"livingroom +\S*online");

        node.Send(Signal.Stop);
        int before = watch.Output.Length;
        await watch.Shows(@"livingroom +\S*LATE", before);
        await watch.Shows("1 node, 1 late, 0 offline", before);
        node.Send(Signal.Continue);
        await watch.Shows(@"livingroom +\S*online", watch.Output.Length);
    }

    [TestMethod]
    [TestCategory("Servers")]
    public async Task Without_a_terminal_it_prints_lines_and_keeps_the_output_of_others_harmless()
    {
        await using Broker broker = await Broker.Start();
        await using RunningProgram watch = StationRun.Start("watch", "--broker", $"127.0.0.1:{broker.Port}");
        _ = await broker.Log.Next(line => line.Contains("home/+/+ (QoS 0)", StringComparison.Ordinal), "the station has subscribed");
        await Publisher.Publish(broker.Port, "home/livingroom/status", "online", retain: true);
        _ = await watch.Prints("  livingroom  online");
        await Publisher.Publish(broker.Port, "home/livingroom/temperature", "21.5");
        _ = await watch.Prints("  livingroom  temperature 21.5 °C");
        await Publisher.Publish(
            broker.Port, "home/livingroom/reading", """{"seq":4,"session":1,"temperature":21.5,"humidity":null,"quality":"che\u001bcksum"}""");
        _ = await watch.Prints("  livingroom  reading  21.5 °C  no humidity  (che␛cksum)  seq 4");
        await Publisher.Publish(broker.Port, "home/livingroom/reading", """{"seq":7,"session":1,"temperature":21.5}""");
        _ = await watch.Prints("  livingroom  GAP: 2 samples missing");
        watch.Send(Signal.Interrupt);

        Assert.AreEqual(0, await watch.Exit());
    }

    [TestMethod]
    [TestCategory("Servers")]
    public async Task Every_message_of_500_nodes_is_told()
    {
        // It listens at QoS 0, and by default the broker drops what it has no room for.
        await using Broker broker = await Broker.Start(configuration: "max_queued_messages 0");
        await using RunningProgram watch = StationRun.Start("watch", "--json", "--broker", $"127.0.0.1:{broker.Port}");
        _ = await broker.Log.Next(line => line.Contains("home/+/+ (QoS 0)", StringComparison.Ordinal), "the station has subscribed");

        using TestClient fleet = new(new MqttClientOptions { ClientId = "fleet", MaxInFlight = 60000 });
        await fleet.Connect(broker.Port);
        for (int number = 1; number <= Rounds; number++)
        {
            PublishAll(fleet, number);
            await fleet.Publish($"home/round-{number}/status", "online");
            _ = await watch.Output.Next(line => line.Contains($"\"place\":\"round-{number}\"", StringComparison.Ordinal), $"the end of round {number}");
        }

        JsonElement[] events = [.. watch.Output.All.Select(line => JsonDocument.Parse(line).RootElement)];

        Assert.AreEqual(Nodes * Rounds, events.Count(one => one.GetProperty("event").GetString() == "reading"));
        Assert.AreEqual(Nodes * Rounds, events.Count(one => one.GetProperty("event").GetString() == "value"));
        Assert.AreEqual(0, events.Count(one => one.GetProperty("event").GetString() == "gap"));
    }

    [TestMethod]
    [TestCategory("Servers")]
    public async Task A_user_needs_the_password_from_a_file_or_the_environment()
    {
        await using Broker broker = await Broker.Start(folder =>
        {
            MosquittoPasswords.Write(Path.Combine(folder, "passwords"), "anna", "secret word");
            return [$"password_file {Path.Combine(folder, "passwords")}", "allow_anonymous false"];
        });
        string file = Path.Combine(broker.Folder, "anna.password");
        await File.WriteAllTextAsync(file, "secret word\nsecond line\n");

        StationRun without = await StationRun.At(broker, "watch", "--for", "300");

        Assert.AreEqual(1, without.ExitCode);
        StringAssert.Contains(without.Text, "user or password is wrong; give --user, and --password-file or STATION_PASSWORD");

        StationRun with = await StationRun.At(broker, "watch", "--for", "0.5", "--user", "anna", "--password-file", file);
        Assert.AreEqual(0, with.ExitCode, with.Text);

        StationRun missing = await StationRun.At(broker, "watch", "--user", "anna", "--password-file", file + ".no");
        Assert.AreEqual(2, missing.ExitCode, missing.Text);
    }

    private static void PublishAll(TestClient fleet, int number)
    {
        for (int node = 0; node < Nodes; node++)
        {
            fleet.Send($"home/node-{node}/temperature", "21.5");
            fleet.Send($"home/node-{node}/reading", $$"""{"seq":{{number}},"session":1,"at":null,"up":{{number}},"temperature":21.5,"quality":"ok","rev":1}""");
        }
    }

    // The last picture that is complete.
    private static string[] Frame(Terminal terminal)
    {
        string[] frames = terminal.Output.Split("\e[H");
        return Control().Replace(frames[^2], "").TrimEnd().Split("\n").Select(line => line.TrimEnd('\r')).ToArray();
    }

    [GeneratedRegex(@"\e\[[0-9;?]*[A-Za-z]")]
    private static partial Regex Control();
}
