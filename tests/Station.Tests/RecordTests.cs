using Kit;
using Station.Tests.Support;
using Store;

namespace Station.Tests;

[TestClass]
[TestCategory("Servers")]
public sealed class RecordTests
{
    [TestMethod]
    public async Task A_cut_node_and_a_killed_recorder_leave_every_reading_once_and_in_order()
    {
        await using Broker broker = await Broker.Start();
        await using FaultProxy proxy = new(broker.Port);
        using TemporaryFolder folder = new();
        string file = folder.File("readings.db");
        await using RunningProgram node = await VirtualNode.Start(proxy.Port, "livingroom");
        await using (RunningProgram first = Record(broker, file))
        {
            await first.Prints("recording");
            await node.PrintsReading();
            await node.PrintsReading();
            proxy.Accept = AcceptMode.Closed;
            proxy.CutAll();
            await node.PrintsKept(2);
            proxy.Accept = AcceptMode.Forward;
            await node.Prints("online");
            first.Send(Signal.Kill);
            _ = await first.Exit();
        }

        await node.PrintsReading();
        await using RunningProgram second = Record(broker, file);
        await second.Prints("recording");
        await node.PrintsReading();
        await node.PrintsReading();
        long last = await Settled(broker, second, "livingroom", file);

        long[] numbers = [.. Read(file).Select(static one => one.Sequence!.Value)];

        CollectionAssert.AreEqual(Enumerable.Range(0, numbers.Length).Select(index => numbers[0] + index).ToArray(), numbers, string.Join(' ', numbers));
        Assert.AreEqual(last, numbers[^1]);
    }

    [TestMethod]
    public async Task Nothing_acknowledged_is_lost_when_the_recorder_is_killed_at_any_moment()
    {
        await using Broker broker = await Broker.Start(configuration: "max_queued_messages 0");
        using TemporaryFolder folder = new();
        string file = folder.File("readings.db");
        await using (RunningProgram first = Record(broker, file))
        {
            // So that the broker has its session.
            await first.Prints("recording");
        }

        using TestClient fleet = new(new Mqtt.MqttClientOptions { ClientId = "fleet", MaxInFlight = 1000 });
        _ = await fleet.Connect(broker.Port);
        Random random = new(17);
        int sent = 0;
        for (int kill = 0; kill < Kills; kill++)
        {
            await using RunningProgram recorder = Record(broker, file);
            await recorder.Prints("recording");
            int burst = random.Next(1, 60);
            for (int i = 0; i < burst; i++)
            {
                fleet.Send("home/attic/reading", Sample(++sent));
            }

            // In the middle of it, wherever that is.
            Thread.SpinWait(random.Next(1, 2_000_000));
            recorder.Send(Signal.Kill);
            _ = await recorder.Exit();
        }

        await using RunningProgram last = Record(broker, file);
        await last.Prints("recording");
        await fleet.Publish("home/attic/reading", Sample(++sent));
        _ = await Settled(broker, last, "attic", file);

        CollectionAssert.AreEqual(
            Enumerable.Range(1, sent).Select(static one => (long?)one).ToArray(), Read(file).Select(static one => one.Sequence).ToArray());
    }

    [TestMethod]
    public async Task Nonsense_of_others_does_not_end_a_recorder()
    {
        await using Broker broker = await Broker.Start();
        using TemporaryFolder folder = new();
        string file = folder.File("readings.db");
        await Publisher.Publish(broker.Port, "home/odd/reading", """{"seq":1,"session":1,"\ud800":1,"quality":"\ud800","at":"never"}""", retain: true);
        await Publisher.Publish(broker.Port, "home/broken/reading", """{"temperature":nan}""", retain: true);
        await Publisher.Publish(broker.Port, "home/broken/alarm", "[]]");
        await Publisher.Publish(broker.Port, "home/=cmd()/reading", """{"seq":1,"session":1,"temperature":20.5}""", retain: true);
        await using RunningProgram recorder = Record(broker, file);
        _ = await recorder.Output.Seen(static line => line.Contains("what home/odd/reading says is left out", StringComparison.Ordinal), "half a character");
        _ = await recorder.Output.Seen(
            static line => line.Contains("what home/broken/reading says is left out: it is no JSON object", StringComparison.Ordinal), "no JSON");
        await Publisher.Publish(broker.Port, "home/attic/reading", Sample(1));
        _ = await Settled(broker, recorder, "attic", file);

        using ReadingStore store = ReadingStore.Open(file);
        Assert.AreEqual(
            "=cmd() attic",
            string.Join(' ', store.Nodes().Select(static one => one.Place).Where(static one => !one.StartsWith("mark", StringComparison.Ordinal))));
    }

    [TestMethod]
    public async Task A_board_that_was_erased_is_recorded_on_and_an_alarm_is_kept()
    {
        await using Broker broker = await Broker.Start();
        using TemporaryFolder folder = new();
        string file = folder.File("readings.db");
        await using RunningProgram recorder = Record(broker, file);
        await recorder.Prints("recording");
        await Publisher.Publish(broker.Port, "home/attic/reading", Sample(1, session: 900));
        await Publisher.Publish(broker.Port, "home/attic/reading", Sample(2, session: 7));
        await Publisher.Publish(broker.Port, "home/attic/history", Sample(1, session: 900));
        await Publisher.Publish(
            broker.Port, "home/attic/alarm", """[{"quantity":"temperature","is":"high","value":31.5,"since":"2026-11-21T10:00:05Z"}]""", retain: true);
        await Publisher.Publish(broker.Port, "home/attic/reading", Sample(3, session: 7));
        _ = await Settled(broker, recorder, "attic", file);

        Assert.AreEqual("900.1 7.2 7.3", string.Join(' ', Read(file, "attic").Select(static one => $"{one.Session}.{one.Sequence}")));
        using ReadingStore store = ReadingStore.Open(file);
        Alarm alarm = store.Alarms(store.Nodes().Single(static one => one.Place == "attic").Id).Single();
        Assert.AreEqual(("high", 31.5, null), (alarm.Kind, alarm.Value!.Value, alarm.Until));
    }

    // A disk of its own takes a kernel and the right to mount one.
    [TestMethod]
    [TestCategory("Servers")]
    [OSCondition(OperatingSystems.Linux)]
    public async Task A_full_disk_is_said_and_nothing_is_lost_when_there_is_room_again()
    {
        await using Broker broker = await Broker.Start(configuration: "max_queued_messages 0");
        using TemporaryFolder folder = new();
        await using ChildProcess recorder = ChildProcess.Start("unshare",
        [
            "-Urm", "bash", "-c",
            $"mount -t tmpfs -o size=40m tmpfs {folder.Path} && head -c 41500000 /dev/zero > {folder.File("filler")} && exec "
                + $"{Path.Combine(Repository.Root, "artifacts/bin/Station/release/station")} record"
            + $" --store {folder.File("readings.db")} --broker 127.0.0.1:{broker.Port}",
        ]);
        _ = await recorder.Prints(static line => line.Contains("recording", StringComparison.Ordinal), "it records");
        using TestClient fleet = new(new Mqtt.MqttClientOptions { ClientId = "fleet", MaxInFlight = 1000 });
        _ = await fleet.Connect(broker.Port);
        Task<string> full = recorder.Prints(static line => line.Contains("no room on the disk", StringComparison.Ordinal), "the disk is full");
        int sent = 0;
        while (!full.IsCompleted)
        {
            await fleet.Publish("home/attic/reading", Sample(++sent));
        }

        StringAssert.Contains(await full, "the broker keeps what comes");

        await fleet.Publish("home/attic/reading", Sample(++sent));

        // Its folder is seen by it alone.
        string inside = $"/proc/{recorder.Id}/root{folder.Path}";
        File.Delete(Path.Combine(inside, "filler"));
        _ = await recorder.Prints(static line => line.Contains("takes readings again", StringComparison.Ordinal), "there is room again");
        await Reaches(sent, () => Read(Copy(inside, folder)).Length);
    }

    [TestMethod]
    public async Task Two_recorders_of_one_name_do_not_take_each_others_session()
    {
        await using Broker broker = await Broker.Start();
        using TemporaryFolder folder = new();
        string file = folder.File("readings.db");
        await using RunningProgram first = Record(broker, file);
        await first.Prints("recording");

        StationRun second = await StationRun.At(broker, "record", "--store", file);
        await using RunningProgram third = Record(broker, file, "--name", "other");
        await third.Prints("recording");
        await using RunningProgram elsewhere = Record(broker, folder.File("elsewhere.db"));
        await elsewhere.Prints("recording");
        await Publisher.Publish(broker.Port, "home/attic/reading", Sample(1), retain: true);
        _ = await Settled(broker, first, "attic", file);
        _ = await Settled(broker, elsewhere, "attic", folder.File("elsewhere.db"));

        Assert.AreEqual(1, second.ExitCode);
        StringAssert.Contains(second.Text, "another name with --name");
        Assert.AreEqual(1, Read(file, "attic").Length);
        Assert.IsFalse(first.Output.All.Any(static line => line.Contains("connection lost", StringComparison.Ordinal)), first.Output.ToString());
    }

    /// <summary>How often the recorder is killed. 200 by hand: STATION_KILLS.</summary>
    private static int Kills => int.TryParse(Environment.GetEnvironmentVariable("STATION_KILLS"), out int kills) ? kills : 20;

    private static string Sample(int number, long session = 7)
    {
        DateTime at = new DateTime(2026, 11, 21, 10, 0, 0).AddSeconds(number);
        string head = $$"""{"seq":{{number}},"session":{{session}},"at":"{{at:yyyy-MM-ddTHH:mm:ssZ}}","up":{{number}},""";
        return head + "\"temperature\":21.5,\"sensor\":\"dht22\",\"quality\":\"ok\",\"rev\":1}";
    }

    private static RunningProgram Record(Broker broker, string file, params string[] more) =>
        StationRun.Start(["record", "--store", file, "--broker", $"127.0.0.1:{broker.Port}", .. more]);

    // Once it has taken what is sent now it has taken everything before.
    private static async Task<long> Settled(Broker broker, RunningProgram recorder, string place, string file)
    {
        string mark = $"mark-{Guid.NewGuid():N}"[..20];
        await Publisher.Publish(broker.Port, $"home/{mark}/reading", Sample(1), retain: true);
        await Reaches(1, () => Read(file, mark).Length);
        recorder.Send(Signal.Interrupt);
        Assert.AreEqual(0, await recorder.Exit(), recorder.Output.ToString());
        return Read(file, place).Max(static one => one.Sequence!.Value);
    }

    private static async Task Reaches(int wanted, Func<int> count)
    {
        using CancellationTokenSource limit = new(Limits.Hang);
        while (count() < wanted)
        {
            // The store tells nobody when it grows.
            await Task.Delay(20, limit.Token);
        }

        Assert.AreEqual(wanted, count());
    }

    private static string Copy(string from, TemporaryFolder to)
    {
        string copy = to.File($"{Guid.NewGuid():N}.db");
        foreach (string end in new[] { "", "-wal" })
        {
            File.Copy(Path.Combine(from, "readings.db" + end), copy + end);
        }

        return copy;
    }

    private static StoredReading[] Read(string file, string? place = null)
    {
        if (!File.Exists(file))
        {
            return [];
        }

        using ReadingStore store = ReadingStore.Open(file);
        return [.. store.Nodes().Where(one => place is null ? !one.Place.StartsWith("mark", StringComparison.Ordinal) : one.Place == place)
            .SelectMany(one => store.Read(one, new ReadingFilter()))];
    }
}
