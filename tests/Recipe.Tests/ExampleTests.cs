using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.RegularExpressions;
using Kit;

namespace Recipe.Tests;

/// <summary>The programs of docs/mqtt-by-example.md do what the page says, beside a real node and a real broker.</summary>
[TestClass]
public sealed partial class ExampleTests
{
    [TestMethod]
    public async Task Topics_shows_each_plain_value_with_its_place()
    {
        await using Room room = await Room.Start();
        await using ChildProcess topics = await Example.Start("topics.py", room.Port);

        JsonElement reading = await room.Measure();

        _ = await topics.Prints(Line($"{Room.Place}: temperature is {reading.GetProperty("temperature").GetRawText()}"), "the temperature");
        _ = await topics.Prints(Line($"{Room.Place}: humidity is {reading.GetProperty("humidity").GetRawText()}"), "the humidity");
    }

    [TestMethod]
    [DataRow(2, 0, 0)]
    [DataRow(2, 1, 1)]
    [DataRow(2, 2, 2)]
    [DataRow(1, 2, 1)]
    public async Task A_reading_comes_at_the_lower_one_of_the_two_qos(int sent, int subscribed, int expected)
    {
        await using Room room = await Room.Start();
        _ = await room.Set($$"""{"qos":{{sent}}}""", static _ => true);
        await using ChildProcess qos = await Example.Start("qos.py", room.Port, $"{subscribed}");

        JsonElement reading = await room.Measure();

        _ = await qos.Prints(Line($"reading {reading.GetProperty("seq")} came at QoS {expected}"), "the reading");
    }

    [TestMethod]
    public async Task Retained_tells_what_was_kept_from_what_is_new()
    {
        await using Room room = await Room.Start();
        await using ChildProcess retained = await Example.Start("retained.py", room.Port);
        _ = await retained.Output.Seen(line => line == $"kept {Room.Place} status: online", "the status that was kept");

        JsonElement reading = await room.Measure();

        _ = await retained.Prints(Line($"new  {Room.Place} temperature: {reading.GetProperty("temperature").GetRawText()}"), "the new value");
    }

    [TestMethod]
    public async Task Will_sees_a_node_die()
    {
        await using Room room = await Room.Start();
        await using ChildProcess will = await Example.Start("will.py", room.Port);
        _ = await will.Output.Seen(line => line == $"{Room.Place} is online", "the node is online");

        await room.KillNode();

        _ = await will.Prints(Line($"{Room.Place} is offline"), "the will");
    }

    [TestMethod]
    public async Task Session_shows_what_came_while_it_was_not_running()
    {
        await using Room room = await Room.Start();
        await using (ChildProcess first = await Example.Start("session.py", room.Port, "anna"))
        {
            first.Send(Signal.Interrupt);
            Assert.AreEqual(0, await first.Exit(), $"{first.Output}");
        }

        JsonElement missed = await room.Measure();

        await using ChildProcess second = await Example.Start("session.py", room.Port, "anna");
        string expected = $"{Room.Place} reading {missed.GetProperty("seq")}: {missed.GetProperty("temperature").GetRawText()}";
        _ = await second.Output.Seen(line => line == expected, "the reading that was missed");
    }

    [TestMethod]
    public async Task Tls_takes_the_right_ca_and_user_and_no_other()
    {
        using Certificates certificates = new();
        using X509Certificate2 server = certificates.Server();
        (string certificate, string key) = certificates.Write(server, "server");
        await using Broker broker = await Broker.Start(folder =>
        {
            MosquittoPasswords.Write(Path.Combine(folder, "passwords"), "anna", "secret word");
            return [$"cafile {certificates.CaFile}", $"certfile {certificate}", $"keyfile {key}", $"password_file {folder}/passwords", "allow_anonymous false"];
        });
        string password = Path.Combine(broker.Folder, "anna.password");
        await File.WriteAllTextAsync(password, "secret word\n");
        using Certificates others = new();

        await using ChildProcess right = await Example.Start("tls.py", broker.Port, certificates.CaFile, "anna", password);
        await using ChildProcess wrong = ChildProcess.Start(
            Tools.Python, ["-B", Path.Combine(Example.Folder, "tls.py"), "127.0.0.1", $"{broker.Port}", others.CaFile, "anna", password]);

        _ = await wrong.Prints(static line => line.Contains("CERTIFICATE_VERIFY_FAILED", StringComparison.Ordinal), "the other CA is refused");
    }

    [TestMethod]
    public async Task Chat_shows_what_is_said_in_a_room_of_the_station()
    {
        await using Broker broker = await Broker.Start();
        await using ChildProcess chat = await Example.Start("chat.py", broker.Port, "kitchen");

        await using RunningProgram anna = RunningProgram.StartTyped(
            "Station", "station", "chat", "--broker", $"127.0.0.1:{broker.Port}", "--room", "kitchen", "--name", "anna");
        _ = await chat.Prints(Line("* anna is here"), "who comes");
        await anna.Type("good morning");

        _ = await chat.Prints(Line("anna: good morning"), "what is said");
    }

    [TestMethod]
    public async Task Monitor_counts_each_reading_once_and_no_fault()
    {
        await using Room room = await Room.Start();
        await using ChildProcess monitor = await Example.Start("monitor.py", room.Port);
        _ = await monitor.Output.Seen(static line => line.EndsWith(" of 1", StringComparison.Ordinal), "the reading that was kept");

        _ = await room.Fault("sensor timeout", "timeout");
        _ = await room.Fault("sensor ok", "ok");

        _ = await monitor.Prints(static line => line.EndsWith(" of 2", StringComparison.Ordinal), "the second value");
    }

    [TestMethod]
    public async Task Location_adds_up_the_way()
    {
        await using Broker broker = await Broker.Start();
        await using ChildProcess location = await Example.Start("location.py", broker.Port);

        await Publisher.Publish(broker.Port, "home/van/position", "52.52001,13.40495");
        await Publisher.Publish(broker.Port, "home/van/position", "52.52101,13.40495");

        _ = await location.Prints(Line("van: 52.52001, 13.40495, 0 m so far"), "where it is");
        _ = await location.Prints(Line("van: 52.52101, 13.40495, 111 m so far"), "a thousandth of a degree of latitude");
    }

    [TestMethod]
    public void The_page_shows_every_program_and_no_other()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "mqtt-by-example.md"));
        string[] programs = [.. Directory.EnumerateFiles(Example.Folder, "*.py").Select(Path.GetFileName).Where(static name => name != "reader.py").Order()!];

        string[] linked = [.. Link().Matches(page).Select(match => match.Groups[1].Value).Where(static name => name != "reader.py").Distinct().Order()];

        CollectionAssert.AreEqual(programs, linked);
    }

    private static Func<string, bool> Line(string expected) => line => line == expected;

    [GeneratedRegex(@"\(examples/(\w+\.py)\)")]
    private static partial Regex Link();
}
