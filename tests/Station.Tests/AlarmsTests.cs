using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using System.Text.Json;
using Kit;
using Station.Tests.Support;

namespace Station.Tests;

/// <summary>The alarms of a house, as they are listed and as they run a program.</summary>
[TestClass]
public sealed class AlarmsTests
{
    private const string High = """[{"quantity":"temperature","is":"high","value":-14.8,"since":"2026-11-26T10:15:30Z"}]""";

    [TestMethod]
    public async Task Those_that_last_are_listed_and_the_exit_code_says_whether_there_are_any()
    {
        await using TestBroker broker = await TestBroker.Start();

        StationRun none = await StationRun.At(broker, "alarms", "--once");
        await Publisher.Publish(broker.Port, "home/freezer/alarm", High, retain: true);
        StationRun one = await StationRun.At(broker, "alarms", "--once");
        StationRun elsewhere = await StationRun.At(broker, "alarms", "flat-*", "--once");
        StationRun json = await StationRun.At(broker, "alarms", "freezer", "--once", "--json");

        Assert.AreEqual((0, "no alarm"), (none.ExitCode, none.Text));
        Assert.AreEqual(3, one.ExitCode, one.Text);
        StringAssert.EndsWith(one.Text, "  freezer  temperature high, -14.8 °C, since 2026-11-26T10:15:30Z");
        Assert.AreEqual((0, "no alarm"), (elsewhere.ExitCode, elsewhere.Text));
        JsonElement told = JsonDocument.Parse(json.Text).RootElement;
        Assert.AreEqual(("freezer", "high", "well", -14.8), (told.GetProperty("place").GetString(), told.GetProperty("is").GetString(),
            told.GetProperty("was").GetString(), told.GetProperty("value").GetDouble()));
    }

    [TestMethod]
    public async Task An_alarm_of_a_node_comes_and_goes_and_is_told_once_though_the_broker_restarts()
    {
        await using TestBroker broker = await TestBroker.Start();
        await using RunningProgram node = await VirtualNode.Start(broker.Port, "freezer");
        await using RunningProgram alarms = StationRun.Start("alarms", "--broker", $"127.0.0.1:{broker.Port}");
        _ = await alarms.Prints("no alarm");

        StationRun set = await StationRun.At(broker, "set", "freezer", "max_temperature=-15");
        string came = await alarms.Prints("freezer  temperature high, ");
        await broker.Stop();
        await broker.Restart();
        _ = await alarms.Prints("connected again");
        await VirtualNode.Spoke(broker.Port, "freezer");
        StationRun cleared = await StationRun.At(broker, "set", "freezer", "max_temperature=", "--timeout", "60");
        Assert.AreEqual(0, cleared.ExitCode, cleared.Text);
        string next = await alarms.Prints("freezer");

        Assert.AreEqual(0, set.ExitCode, set.Text);
        StringAssert.Contains(came, " °C, since ");
        StringAssert.EndsWith(next, "freezer  temperature well again");
    }

    [TestMethod]
    [TestCategory("Linux")]
    [UnsupportedOSPlatform("windows")]
    public async Task A_program_is_run_for_each_and_what_a_node_says_is_data()
    {
        await using TestBroker broker = await TestBroker.Start();
        using TemporaryFolder folder = new();
        string program = Script(folder, "env | grep ^STATION_ALARM_ | sort >> \"" + folder.File("told") + "\"\necho told\n");
        string hostile = JsonSerializer.Serialize("$(touch x)\n--help");
        await Publisher.Publish(broker.Port, "home/freezer/alarm", High, retain: true);
        await Publisher.Publish(broker.Port, "home/shed/alarm", $$"""[{"quantity":{{hostile}},"is":"low","value":null,"since":null}]""", retain: true);

        StationRun run = await StationRun.At(broker, "alarms", "--once", "--exec", program);

        Assert.AreEqual(3, run.ExitCode, run.Text);
        string told = await File.ReadAllTextAsync(folder.File("told"));
        StringAssert.Contains(told, "STATION_ALARM_IS=high\nSTATION_ALARM_PLACE=freezer\nSTATION_ALARM_QUANTITY=temperature\n");
        StringAssert.Contains(told, "STATION_ALARM_UNIT=°C\nSTATION_ALARM_VALUE=-14.8\nSTATION_ALARM_WAS=well\n");
        StringAssert.Contains(told, "STATION_ALARM_PLACE=shed\nSTATION_ALARM_QUANTITY=$(touch x)␊--help\n");
        Assert.HasCount(2, Directory.GetFiles(folder.Path));
    }

    [TestMethod]
    [TestCategory("Linux")]
    public async Task A_program_that_fails_is_told_of()
    {
        await using TestBroker broker = await TestBroker.Start();
        await Publisher.Publish(broker.Port, "home/freezer/alarm", High, retain: true);

        StationRun run = await StationRun.At(broker, "alarms", "--once", "--exec", "false");

        StringAssert.Contains(run.Text, "false ended with 1 for: freezer  temperature high");
    }

    [TestMethod]
    [TestCategory("Linux")]
    [UnsupportedOSPlatform("windows")]
    public async Task A_program_that_leaves_a_child_with_its_output_open_holds_up_nothing()
    {
        await using TestBroker broker = await TestBroker.Start();
        using TemporaryFolder folder = new();
        string program = Script(folder, "sleep 1000 &\necho $! >> " + folder.File("children") + "\necho told $STATION_ALARM_PLACE\n");
        await Publisher.Publish(broker.Port, "home/attic/alarm", High, retain: true);
        await using RunningProgram alarms = StationRun.Start("alarms", "--broker", $"127.0.0.1:{broker.Port}", "--exec", program);

        _ = await alarms.Prints("told attic");
        await Publisher.Publish(broker.Port, "home/freezer/alarm", High, retain: true);
        _ = await alarms.Prints("told freezer");

        foreach (string child in await File.ReadAllLinesAsync(folder.File("children")))
        {
            using Process process = Process.GetProcessById(int.Parse(child, CultureInfo.InvariantCulture));
            process.Kill();
        }
    }

    [TestMethod]
    [TestCategory("Linux")]
    [UnsupportedOSPlatform("windows")]
    public async Task A_program_that_hangs_is_ended_and_the_next_change_is_told()
    {
        await using TestBroker broker = await TestBroker.Start();
        using TemporaryFolder folder = new();
        string program = Script(folder, "[ $STATION_ALARM_PLACE = freezer ] || sleep 1000\necho told $STATION_ALARM_PLACE\n");
        await Publisher.Publish(broker.Port, "home/attic/alarm", High, retain: true);
        await Publisher.Publish(broker.Port, "home/freezer/alarm", High, retain: true);

        StationRun run = await StationRun.At(broker, "alarms", "--once", "--exec", program, "--exec-timeout", "5");

        StringAssert.Contains(run.Text, "was ended: it ran for more than 5 s");
        StringAssert.Matches(run.Text, new("ended with 1\\d+ for: attic"));
        StringAssert.Contains(run.Text, "told freezer");
        Assert.DoesNotContain("told attic", run.Text);
    }

    [TestMethod]
    [DataRow("0")]
    [DataRow("3601")]
    public async Task A_time_limit_that_cannot_be_is_a_mistake(string seconds)
    {
        StationRun run = await StationRun.Of("alarms", "--exec-timeout", seconds);

        Assert.AreEqual(2, run.ExitCode);
        StringAssert.StartsWith(run.Text, $"station: --exec-timeout must be from 1 to 3600 seconds, not {seconds}");
    }

    [TestMethod]
    public async Task An_alarm_that_is_forgotten_while_there_is_no_connection_is_well_again_after_it()
    {
        await using TestBroker broker = await TestBroker.Start();
        await using FaultProxy proxy = new(broker.Port);
        await Publisher.Publish(broker.Port, "home/attic/alarm", High, retain: true);
        await Publisher.Publish(broker.Port, "home/freezer/alarm", High, retain: true);
        await using RunningProgram alarms = StationRun.Start("alarms", "--broker", $"127.0.0.1:{proxy.Port}");
        _ = await alarms.Prints("freezer  temperature high");

        proxy.Accept = AcceptMode.Closed;
        proxy.CutAll();
        _ = await alarms.Prints("connection lost");
        await Publisher.Publish(broker.Port, "home/attic/alarm", "", retain: true);
        proxy.Accept = AcceptMode.Forward;

        _ = await alarms.Prints("connected again");
        StringAssert.EndsWith(await alarms.Prints("  temperature "), "attic  temperature well again");
    }

    [TestMethod]
    public async Task A_program_that_is_not_there_is_a_mistake()
    {
        StationRun run = await StationRun.Of("alarms", "--exec", "./no-such-program");

        Assert.AreEqual(2, run.ExitCode);
        StringAssert.StartsWith(run.Text, "station: --exec: there is no program ./no-such-program that can be run");
    }

    [UnsupportedOSPlatform("windows")]
    private static string Script(TemporaryFolder folder, string lines)
    {
        string program = folder.File("tell");
        File.WriteAllText(program, "#!/bin/sh\n" + lines);
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return program;
    }
}
