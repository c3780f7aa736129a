using System.Text.RegularExpressions;

namespace Boards.Tests;

/// <summary>The commands that flashing prints, held against what nanoff documents.</summary>
[TestClass]
public sealed class FlashDryRunTests
{
    private const string Wifi = """{"WirelessClient":{"Ssid":"net","Password":"secret","ConfigurationOption":"AutoConnect"}}""";

    // README and options of nanoFirmwareFlasher, July 2026: name, and whether a value follows.
    private static readonly Dictionary<string, bool> Documented = new()
    {
        ["--update"] = false,
        ["--target"] = true,
        ["--serialport"] = true,
        ["--fwversion"] = true,
        ["--masserase"] = false,
        ["--nanodevice"] = false,
        ["--deploy"] = false,
        ["--image"] = true,
        ["--networkdeployment"] = true,
        ["--filedeployment"] = true,
        ["--devicedetails"] = false,
    };

    [TestMethod]
    [DynamicData(nameof(BoardFolderTests.Boards), typeof(BoardFolderTests))]
    public void Every_command_uses_documented_options_only(string board)
    {
        using FakeNanoff nanoff = new();
        FlashRun run = FlashRun.Of(
            board, "COM3", "--dry-run", "--erase", "--firmware", "1.17.0.123",
            "--wifi", nanoff.Write("wifi.json", Wifi), "--settings", nanoff.Write("settings.json", "{}"));
        Assert.AreEqual(0, run.ExitCode, run.Errors);
        string[][] commands = [.. Commands(run).Select(command => command.Split(' ')[1..])];
        Assert.HasCount(5, commands);
        foreach (string[] arguments in commands)
        {
            for (int i = 0; i < arguments.Length; i++)
            {
                Assert.IsTrue(Documented.TryGetValue(arguments[i], out bool hasValue), arguments[i]);
                i += hasValue ? 1 : 0;
                Assert.IsLessThan(arguments.Length, i, "a value is missing");
            }
        }

        Assert.IsEmpty(nanoff.Calls);
    }

    [TestMethod]
    public void The_commands_of_a_classic_board()
    {
        string[] commands = [.. Commands(FlashRun.Of("esp32-devkitc", "/dev/ttyUSB0", "--dry-run", "--image", "/tmp/a b.bin"))];
        string[] expected =
        [
            "nanoff --update --target ESP32_REV3 --serialport /dev/ttyUSB0",
            "nanoff --nanodevice --deploy --serialport /dev/ttyUSB0 --image '/tmp/a b.bin'",
            "nanoff --nanodevice --devicedetails --serialport /dev/ttyUSB0",
        ];
        CollectionAssert.AreEqual(expected, commands);
    }

    [TestMethod]
    public void The_image_never_goes_to_a_fixed_address()
    {
        FlashRun run = FlashRun.Of("esp32-devkitc", "COM3", "--dry-run", "--erase");
        string deploy = Commands(run).Single(command => command.Contains("--deploy"));
        Assert.DoesNotContain("--target", deploy);
        Assert.DoesNotContain("--address", run.Output);
    }

    [TestMethod]
    public void Options_change_the_commands()
    {
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
        Assert.AreEqual(0, run.ExitCode);
        Assert.DoesNotContain("secret", run.Output + run.Errors);
    }

    [TestMethod]
    [DataRow("no-such-board COM3", "There is no board 'no-such-board'. There are: esp32-c3-devkitm, ")]
    [DataRow("../src COM3", "There is no board '../src'.")]
    [DataRow("esp32-devkitc", "Required argument")]
    [DataRow("esp32-devkitc COM3 --broker host:0", "--broker must be host or host:port")]
    [DataRow("esp32-devkitc COM3 --nonsense", "--nonsense")]
    [DataRow("esp32-devkitc COM3 --wifi no-such-file.json", "no-such-file.json: there is no such file; boards/README.md shows what it holds.")]
    public void Wrong_arguments_end_with_2_and_say_why(string arguments, string message)
    {
        FlashRun run = FlashRun.Of([.. arguments.Split(' '), "--dry-run"]);
        Assert.AreEqual(2, run.ExitCode);
        Assert.Contains(message, run.Errors);
        Assert.AreEqual("", run.Output);
    }

    private static IEnumerable<string> Commands(FlashRun run) => Regex.Split(run.Output, "\r?\n").Where(line => line.StartsWith("nanoff ", StringComparison.Ordinal));
}
