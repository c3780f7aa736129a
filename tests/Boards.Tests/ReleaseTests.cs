using System.Diagnostics;
using System.Text.RegularExpressions;
using Firmware.Core;
using Flash;
using Flash.Release;
using Kit;

namespace Boards.Tests;

/// <summary>A released image: made as the workflow makes it, fetched from a web server on this machine, verified before it is used.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class ReleaseTests
{
    private const string Version = FirmwareVersion.Text;

    [TestMethod]
    [DynamicData(nameof(BoardFolderTests.Boards), typeof(BoardFolderTests))]
    public void The_image_of_every_board_is_fetched_and_flashed(string board)
    {
        using ReleaseServer server = ReleaseServer.Start();
        using FakeNanoff nanoff = new();

        FlashRun run = FlashRun.Of(board, "COM3", "--no-log", "--release", Version, "--from", server.Address);

        Assert.AreEqual(0, run.ExitCode, run.Errors);
        Assert.EndsWith($"{board}-{Version}.bin", (string?)nanoff.Board["Image"]);
        Assert.IsFalse(File.Exists((string?)nanoff.Board["Image"]), "what was fetched is removed");
    }

    [TestMethod]
    public void The_firmware_is_that_of_the_release_and_not_of_this_copy()
    {
        using ReleaseServer server = ReleaseServer.Start();
        using FakeNanoff nanoff = new();
        string properties = server.File($"esp32-devkitc-{Version}.properties");
        File.WriteAllText(properties, File.ReadAllText(properties).Replace("1.17.0.339", "1.17.0.335"));
        Sum(server);

        FlashRun run = Flash("--release", Version, "--from", server.Address);

        Assert.AreEqual(0, run.ExitCode, run.Errors);
        Assert.AreEqual("1.17.0.335", (string?)nanoff.Board["Firmware"]);
    }

    [TestMethod]
    [DataRow("bin")]
    [DataRow("properties")]
    public void What_was_changed_on_its_way_is_refused_and_nothing_is_touched(string ending)
    {
        using ReleaseServer server = ReleaseServer.Start();
        using FakeNanoff nanoff = new();
        File.AppendAllText(server.File($"esp32-devkitc-{Version}.{ending}"), "x");

        FlashRun run = Flash("--release", Version, "--from", server.Address);

        Assert.AreEqual(1, run.ExitCode);
        Assert.Contains($"esp32-devkitc-{Version}.{ending} is not what was released: its SHA-256 is ", run.Errors);
        Assert.IsEmpty(nanoff.Calls);
    }

    [TestMethod]
    public void What_is_not_there_is_said()
    {
        using ReleaseServer server = ReleaseServer.Start();
        using FakeNanoff nanoff = new();

        FlashRun run = Flash("--release", "9.9.9", "--from", server.Address);

        Assert.AreEqual(1, run.ExitCode);
        Assert.Contains("/v9.9.9/SHA256SUMS cannot be had: the server answers 404", run.Errors);

        File.WriteAllLines(
            server.File(ReleasedBoard.Checksums), File.ReadAllLines(server.File(ReleasedBoard.Checksums)).Where(line => !line.Contains("devkitc-" + Version)));
        run = Flash("--release", Version, "--from", server.Address);
        Assert.AreEqual(2, run.ExitCode);
        Assert.Contains($"Release {Version} has no image for 'esp32-devkitc'. It has: esp32-c3-devkitm", run.Errors);

        server.Stop();
        run = Flash("--release", Version, "--from", server.Address);
        Assert.AreEqual(1, run.ExitCode);
        Assert.Contains("cannot be had", run.Errors);
        Assert.IsEmpty(nanoff.Calls);
    }

    [TestMethod]
    [DataRow("http://example.org/v{version}", "must begin with https://")]
    [DataRow("ftp://example.org/", "must be an address that begins with https://")]
    [DataRow("somewhere", "must be an address")]
    public void An_address_that_is_not_safe_is_refused(string from, string message)
    {
        FlashRun run = Flash("--release", Version, "--from", from);

        Assert.AreEqual(2, run.ExitCode);
        Assert.Contains(message, run.Errors);
    }

    [TestMethod]
    [DataRow("https://github.com/somebody/some.thing.git", "https://github.com/somebody/some.thing/releases/download/v0.1.0/")]
    [DataRow("git@github.com:somebody/something.git", "https://github.com/somebody/something/releases/download/v0.1.0/")]
    [DataRow("https://github.com/somebody/something", "https://github.com/somebody/something/releases/download/v0.1.0/")]
    public void Without_an_address_it_is_where_the_copy_comes_from(string origin, string expected)
    {
        using TemporaryFolder folder = new();
        Git(folder, "init", "--quiet");
        Git(folder, "remote", "add", "origin", origin);

        Assert.AreEqual(expected, ReleaseLocation.Of(folder.Path, null, "0.1.0").AbsoluteUri);
    }

    [TestMethod]
    public void A_copy_of_unknown_origin_asks_for_the_address()
    {
        using TemporaryFolder folder = new();

        FlashException asks = Assert.ThrowsExactly<FlashException>(() => ReleaseLocation.Of(folder.Path, null, "0.1.0"));

        Assert.Contains("--from URL", asks.Message);
    }

    [TestMethod]
    public void A_release_is_not_made_of_another_version_or_without_every_image()
    {
        using TemporaryFolder folder = new();

        (int exitCode, string printed) = Scripts.Run("boards/release-files", "9.9.9", folder.Path);

        Assert.AreEqual(1, exitCode);
        Assert.Contains("FirmwareVersion.cs has another version than 9.9.9", printed);

        (exitCode, printed) = Scripts.Run("boards/release-files", Version, folder.Path, folder.Path);
        Assert.AreEqual(1, exitCode);
        Assert.Contains("there is no image", printed);
    }

    [TestMethod]
    public async Task Firmware_tools_and_changelog_have_one_version()
    {
        await using RunningProgram flash = RunningProgram.Start("Flash", "flash", "--version");

        await using RunningProgram device = RunningProgram.Start("VirtualDevice", "virtual-device", "--version");

        Assert.EndsWith(Version, await flash.Prints(Version));
        Assert.EndsWith(Version, await device.Prints(Version));

        Match newest = Regex.Match(File.ReadAllText(Repository.Path("CHANGELOG.md")), @"^## \[(\d[^\]]*)\] - (\d{4}-\d\d-\d\d)$", RegexOptions.Multiline);
        Assert.AreEqual(Version, newest.Groups[1].Value);
        Assert.Contains($"--release {Version}", File.ReadAllText(Repository.Path("boards", "README.md")));
    }

    private static FlashRun Flash(params string[] more) => FlashRun.Of(["esp32-devkitc", "COM3", "--no-log", .. more]);

    private static void Sum(ReleaseServer server)
    {
        using Process sum = Process.Start("bash", ["-c", $"cd '{server.File("")}' && sha256sum -- *.bin *.properties > SHA256SUMS"]);
        sum.WaitForExit();
        Assert.AreEqual(0, sum.ExitCode);
    }

    private static void Git(TemporaryFolder folder, params string[] arguments)
    {
        using Process git = Process.Start("git", ["-C", folder.Path, .. arguments]);
        git.WaitForExit();
        Assert.AreEqual(0, git.ExitCode);
    }
}
