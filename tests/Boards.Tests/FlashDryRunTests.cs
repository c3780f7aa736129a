using System.Text.RegularExpressions;

namespace Boards.Tests;

/// <summary>The commands that flashing prints, and how it is told what to do.</summary>
[TestClass]
public sealed class FlashDryRunTests
{
    private const string Wifi = """{"WirelessClient":{"Ssid":"net","Password":"secret12"}}""";

    [TestMethod]
    [DynamicData(nameof(BoardFolderTests.Boards), typeof(BoardFolderTests))]
    public void A_dry_run_touches_nothing(string board)
    {
        using FakeNanoff nanoff = new();

        FlashRun run = FlashRun.Of(
            board, "COM3", "--dry-run", "--erase", "--wifi", nanoff.Write("wifi.json", Wifi), "--settings", nanoff.Write("settings.json", "{}"));

        Assert.AreEqual(0, run.ExitCode, run.Errors);
        Assert.HasCount(5, Commands(run));
        Assert.Contains("--fwversion 1.17.0.339 --masserase", Commands(run)[0]);
        Assert.IsEmpty(nanoff.Calls);
    }

    [TestMethod]
    public void The_commands_for_nanoff_2()
    {
        using FakeNanoff nanoff = new();
        string[] expected =
        [
            "nanoff --update --target ESP32_REV3 --serialport /dev/ttyUSB0 --fwversion 1.17.0.339",
            "nanoff --nanodevice --deploy --serialport /dev/ttyUSB0 --image '/tmp/a b.bin'",
            "nanoff --nanodevice --devicedetails --serialport /dev/ttyUSB0",
        ];

        CollectionAssert.AreEqual(expected, Commands(FlashRun.Of("esp32-devkitc", "/dev/ttyUSB0", "--dry-run", "--image", "/tmp/a b.bin")));
    }

    [TestMethod]
    public void The_commands_for_nanoff_3()
    {
        using FakeNanoff nanoff = new(FakeNanoff.Verbs);
        string[] expected =
        [
            "nanoff flash target ESP32_REV3 serialport /dev/ttyUSB0 fwversion 1.17.0.339 masserase",
            "nanoff deploy serialport /dev/ttyUSB0 image /tmp/image.bin",
            "nanoff details serialport /dev/ttyUSB0",
        ];

        CollectionAssert.AreEqual(expected, Commands(FlashRun.Of("esp32-devkitc", "/dev/ttyUSB0", "--dry-run", "--erase", "--image", "/tmp/image.bin")));
    }

    [TestMethod]
    public void Without_nanoff_the_commands_are_those_of_the_version_that_is_known()
    {
        using FakeNanoff nanoff = new();
        Environment.SetEnvironmentVariable("PATH", Path.GetTempPath());

        FlashRun run = FlashRun.Of("esp32-devkitc", "COM3", "--dry-run");

        Assert.AreEqual(0, run.ExitCode, run.Errors);
        Assert.Contains("# nanoff is not installed (dotnet tool install -g nanoff --version 2.5.162); these are the commands of 2.5.162", run.Output);
        Assert.HasCount(3, Commands(run));
    }

    [TestMethod]
    public void A_line_of_nanoff_that_nobody_has_tried_is_named()
    {
        using FakeNanoff nanoff = new("4.0.0");

        FlashRun run = FlashRun.Of("esp32-devkitc", "COM3", "--dry-run");

        Assert.Contains("# nanoff 4.0.0 is not known here; tried are 2.5.162 and 3.0.0-preview.1", run.Output);
        Assert.StartsWith("nanoff flash target", Commands(run)[0]);
    }

    [TestMethod]
    public void Options_change_the_commands()
    {
        using FakeNanoff nanoff = new();

        Assert.Contains(
            "nanoff --update --target ESP32_S3_QUAD --serialport COM3 --fwversion 1.17.0.9 --masserase",
            Commands(FlashRun.Of("esp32-s3-devkitc", "COM3", "--dry-run", "--erase", "--target", "ESP32_S3_QUAD", "--firmware", "1.17.0.9")));
        Assert.HasCount(2, Commands(FlashRun.Of("m5stack-core2", "COM3", "--dry-run", "--keep-firmware")));
    }

    [TestMethod]
    public void Nothing_secret_is_printed()
    {
        using FakeNanoff nanoff = new();

        FlashRun run = FlashRun.Of("esp32-devkitc", "COM3", "--dry-run", "--wifi", nanoff.Write("wifi.json", Wifi));

        Assert.AreEqual(0, run.ExitCode, run.Errors);
        Assert.DoesNotContain("secret", run.Output + run.Errors);
    }

    [TestMethod]
    [DataRow("no-such-board COM3", "There is no board 'no-such-board'. There are: esp32-c3-devkitm, ")]
    [DataRow("../src COM3", "There is no board '../src'.")]
    [DataRow("esp32-devkitc", "Required argument")]
    [DataRow("esp32-devkitc COM3 --broker host:0", "--broker must be host or host:port")]
    [DataRow("esp32-devkitc COM3 --firmware 1.17.0", "--firmware must be one build like 1.17.0.339, or a line like 1.17 for its newest, not '1.17.0'.")]
    [DataRow("esp32-devkitc COM3 --release latest", "--release must be a version like 0.1.0, not 'latest'.")]
    [DataRow("esp32-devkitc COM3 --release 0.1.0 --image a.bin", "--release and --image do not go together.")]
    [DataRow("esp32-devkitc COM3 --keep-firmware --erase", "--keep-firmware and --erase do not go together.")]
    [DataRow("esp32-devkitc COM3 --log", "--log and --dry-run do not go together.")]
    [DataRow("esp32-devkitc COM3 --baud 0", "--baud must be 300 to 4000000, not 0.")]
    [DataRow("esp32-devkitc COM3 --nonsense", "--nonsense")]
    [DataRow("esp32-devkitc COM3 --wifi no-such-file.json", "no-such-file.json: there is no such file; boards/README.md shows what it holds.")]
    public void Wrong_arguments_end_with_2_and_say_why(string arguments, string message)
    {
        FlashRun run = FlashRun.Of([.. arguments.Split(' '), "--dry-run"]);

        Assert.AreEqual(2, run.ExitCode);
        Assert.Contains(message, run.Errors);
        Assert.AreEqual("", run.Output);
    }

    private static string[] Commands(FlashRun run) => [.. Regex.Split(run.Output, "\r?\n").Where(line => line.StartsWith("nanoff ", StringComparison.Ordinal))];
}
