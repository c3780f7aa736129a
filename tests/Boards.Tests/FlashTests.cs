namespace Boards.Tests;

/// <summary>Flashing with a nanoff that takes what the real one takes, onto a pretended board, and the traps that it must not fall into.</summary>
[TestClass]
public sealed class FlashTests
{
    private const string Wifi = """{"WirelessClient":{"Ssid":"net","Password":"secret12"}}""";
    private const string Settings = """{"broker":"192.168.1.10","place":"p"}""";

    [TestMethod]
    [DataRow(FakeNanoff.Flat)]
    [DataRow(FakeNanoff.Verbs)]
    public void The_board_runs_with_everything_that_was_written(string version)
    {
        using FakeNanoff nanoff = new(version);
        string image = nanoff.WriteImage();

        FlashRun run = Flash(nanoff, "--wifi", nanoff.Write("wifi.json", Wifi), "--settings", nanoff.Write("settings.json", Settings));

        Assert.AreEqual(0, run.ExitCode, run.Errors);
        CollectionAssert.AreEqual(new[] { image, "net", Settings }, nanoff.Board["Running"]!.AsArray().Select(one => (string?)one).ToArray());
        Assert.AreEqual("1.17.0.339", (string?)nanoff.Board["Firmware"]);
        Assert.AreEqual("secret12", (string?)nanoff.Board["Password"]);
        Assert.HasCount(5, nanoff.Calls);
        Assert.Contains("mosquitto_sub -h BROKER -v -t 'home/p/status'", run.Output);
    }

    [TestMethod]
    public void What_nanoff_is_given_names_the_port_and_joins_by_itself()
    {
        using FakeNanoff nanoff = new();

        Flash(nanoff, "--wifi", nanoff.Write("wifi.json", Wifi), "--settings", nanoff.Write("settings.json", Settings));

        Assert.AreEqual("COM3", (string?)nanoff.Network["SerialPort"]);
        Assert.AreEqual("AutoConnect", (string?)nanoff.Network["WirelessClient"]!["ConfigurationOption"]);
        Assert.AreEqual("COM3", (string?)nanoff.Files["SerialPort"]);
        Assert.AreEqual("I:\\settings.json", (string?)nanoff.Files["Files"]![0]!["DestinationFilePath"]);
    }

    [TestMethod]
    public void The_files_for_nanoff_vanish()
    {
        using FakeNanoff nanoff = new();

        Flash(nanoff, "--wifi", nanoff.Write("wifi.json", Wifi), "--settings", nanoff.Write("settings.json", Settings));

        string given = nanoff.Calls.Single(call => call.StartsWith("--networkdeployment", StringComparison.Ordinal)).Split(' ')[1];

        Assert.IsFalse(File.Exists(given));
        Assert.IsFalse(File.Exists((string?)nanoff.Files["Files"]![0]!["SourceFilePath"]));
    }

    [TestMethod]
    public void A_nanoff_for_NET_8_starts_with_NET_10_alone_and_tells_nobody()
    {
        using FakeNanoff nanoff = new();

        Flash(nanoff);

        CollectionAssert.AreEqual(new[] { "Major 1" }, nanoff.Questions);
    }

    [TestMethod]
    public void A_failure_of_nanoff_ends_it()
    {
        using FakeNanoff nanoff = new();
        nanoff.Answer("firmware", "Error E4000", exitCode: 160);

        FlashRun run = Flash(nanoff);

        Assert.AreEqual(1, run.ExitCode);
        Assert.Contains("Firmware 1.17.0.339: nanoff ended with 160.", run.Errors);
        Assert.Contains("BOOT", run.Errors);
        Assert.HasCount(1, nanoff.Calls);
    }

    [TestMethod]
    public void A_build_that_nanoff_does_not_offer_is_said_with_what_helps()
    {
        using FakeNanoff nanoff = new();

        FlashRun run = Flash(nanoff, "--firmware", "1.17.0.1");

        Assert.AreEqual(1, run.ExitCode);
        Assert.Contains("If nanoff does not know 1.17.0.1", run.Errors);
        Assert.Contains("--listtargets", run.Errors);
        Assert.Contains("--firmware 1.17.", run.Errors);
    }

    [TestMethod]
    public void The_newest_of_a_line_is_taken_on_demand_only()
    {
        using FakeNanoff nanoff = new();

        FlashRun run = Flash(nanoff, "--firmware", "1.17");

        Assert.AreEqual(0, run.ExitCode, run.Errors);
        Assert.AreEqual("1.17.0.341", (string?)nanoff.Board["Firmware"]);
        Assert.DoesNotContain("--fwversion", nanoff.Calls[0]);
    }

    [TestMethod]
    public void A_device_that_is_slow_after_its_restart_is_asked_again()
    {
        using FakeNanoff nanoff = new();
        nanoff.Answer("details", "Error E2001", exitCode: 209, once: true);

        Assert.AreEqual(0, Flash(nanoff).ExitCode);

        nanoff.Answer("details", "Error E2001", exitCode: 209);
        FlashRun run = Flash(nanoff);
        Assert.AreEqual(1, run.ExitCode);
        Assert.Contains("Check: nanoff ended with 209", run.Errors);
    }

    [TestMethod]
    [DataRow("files", "Error deploying content file a to I:\\settings.json", "nanoff reports success, but it also says: Error deploying")]
    [DataRow("files", "Exception deploying content file a to I:\\settings.json", "nanoff reports success, but it also says: Exception")]
    [DataRow("details", "  CLR Version: 1.17.0.339\nAssemblies:\n", "holds no assembly 'Firmware'")]
    [DataRow("details", "  CLR Version: 1.17.0.335\nAssemblies:\n  Firmware, 1.0.0.0", "runs firmware 1.17.0.335, but the packages of this image belong "
        + "to 1.17.0.339")]
    [DataRow("details", "Assemblies:\n  Firmware, 1.0.0.0", "of an unknown version")]
    public void A_success_without_effect_is_found_out(string step, string prints, string message)
    {
        using FakeNanoff nanoff = new();
        nanoff.Answer(step, prints);

        FlashRun run = Flash(nanoff, "--settings", nanoff.Write("settings.json", "{}"));

        Assert.AreEqual(1, run.ExitCode);
        Assert.Contains(message, run.Errors);
    }

    [TestMethod]
    public void A_firmware_that_is_kept_may_be_another_build_of_the_line()
    {
        using FakeNanoff nanoff = new();
        nanoff.Answer("details", "  CLR Version: 1.17.0.335\nAssemblies:\n  Firmware, 0.0.0.0");

        Assert.AreEqual(0, Flash(nanoff, "--keep-firmware").ExitCode);

        nanoff.Answer("details", "  CLR Version: 1.16.0.335\nAssemblies:\n  Firmware, 0.0.0.0");
        Assert.Contains("runs firmware 1.16.0.335", Flash(nanoff, "--keep-firmware").Errors);
    }

    [TestMethod]
    public void Without_an_image_nothing_is_touched()
    {
        using FakeNanoff nanoff = new();

        FlashRun run = FlashRun.Of("esp32-devkitc", "COM3", "--image", "/no/such/image.bin");

        Assert.AreEqual(2, run.ExitCode);
        Assert.Contains("--release VERSION", run.Errors);
        Assert.Contains("-p:Board=esp32-devkitc", run.Errors);
        Assert.IsEmpty(nanoff.Calls);
    }

    [TestMethod]
    public void What_is_no_image_is_refused()
    {
        using FakeNanoff nanoff = new();

        FlashRun run = FlashRun.Of("esp32-devkitc", "COM3", "--image", nanoff.Write("image.bin", "<html>"));

        Assert.AreEqual(2, run.ExitCode);
        Assert.Contains("does not begin with NFMRK1", run.Errors);
        Assert.IsEmpty(nanoff.Calls);
    }

    [TestMethod]
    public void Without_nanoff_it_says_how_to_get_the_one_that_is_known()
    {
        using FakeNanoff nanoff = new();
        Environment.SetEnvironmentVariable("PATH", Path.GetTempPath());

        FlashRun run = Flash(nanoff);

        Assert.AreEqual(1, run.ExitCode);
        Assert.Contains("nanoff is not installed: dotnet tool install -g nanoff --version 2.5.162", run.Errors);
    }

    private static FlashRun Flash(FakeNanoff nanoff, params string[] more)
        => FlashRun.Of(["esp32-devkitc", "COM3", "--no-log", "--image", nanoff.WriteImage(), .. more]);
}
