using System.Text.Json.Nodes;

namespace Boards.Tests;

/// <summary>Flashing with a nanoff that notes what it is told, and the traps that it must not fall into.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class FlashTests
{
    private const string Wifi = """{"WirelessClient":{"Ssid":"net","Password":"secret","ConfigurationOption":"AutoConnect"}}""";

    [TestMethod]
    public void Everything_goes_to_the_device_in_order()
    {
        using FakeNanoff nanoff = new();
        string settings = nanoff.Write("settings.json", """{"broker":"b","place":"p"}""");
        FlashRun run = Flash(nanoff, "--wifi", nanoff.Write("wifi.json", Wifi), "--settings", settings);
        Assert.AreEqual(0, run.ExitCode, run.Errors);
        Assert.HasCount(5, nanoff.Calls);
        Assert.StartsWith("--update ", nanoff.Calls[0]);
        Assert.StartsWith("--nanodevice --deploy ", nanoff.Calls[1]);
        Assert.StartsWith("--networkdeployment ", nanoff.Calls[2]);
        Assert.StartsWith("--filedeployment ", nanoff.Calls[3]);
        Assert.StartsWith("--nanodevice --devicedetails ", nanoff.Calls[4]);

        JsonNode network = JsonNode.Parse(nanoff.Network)!;
        Assert.AreEqual("COM3", (string?)network["SerialPort"]);
        Assert.AreEqual("secret", (string?)network["WirelessClient"]!["Password"]);
        JsonNode files = JsonNode.Parse(nanoff.Files)!;
        Assert.AreEqual("COM3", (string?)files["SerialPort"]);
        Assert.AreEqual("I:\\settings.json", (string?)files["Files"]![0]!["DestinationFilePath"]);
        Assert.AreEqual(settings, (string?)files["Files"]![0]!["SourceFilePath"]);
        Assert.Contains("mosquitto_sub -h BROKER -v -t 'home/p/status'", run.Output);
    }

    [TestMethod]
    public void The_files_for_nanoff_vanish()
    {
        using FakeNanoff nanoff = new();
        Flash(nanoff, "--wifi", nanoff.Write("wifi.json", Wifi));
        string given = nanoff.Calls.Single(call => call.StartsWith("--networkdeployment", StringComparison.Ordinal)).Split(' ')[1];
        Assert.IsFalse(File.Exists(given));
    }

    [TestMethod]
    public void A_failure_of_nanoff_ends_it()
    {
        using FakeNanoff nanoff = new();
        nanoff.Answer("--update", "Error E4000", exitCode: 4000 & 0xFF);
        FlashRun run = Flash(nanoff);
        Assert.AreEqual(1, run.ExitCode);
        Assert.Contains("Firmware: nanoff ended with", run.Errors);
        Assert.Contains("BOOT", run.Errors);
        Assert.HasCount(1, nanoff.Calls);
    }

    [TestMethod]
    [DataRow("--filedeployment", "Error deploying content file a to I:\\settings.json", "nanoff reports success, but it also says: Error deploying")]
    [DataRow("--filedeployment", "Exception deploying content file a to I:\\settings.json", "nanoff reports success, but it also says: Exception")]
    [DataRow("--nanodevice --devicedetails", "  CLR Version: 1.17.0.1\nAssemblies:\n", "holds no assembly 'Firmware'")]
    [DataRow("--nanodevice --devicedetails", "  CLR Version: 1.16.0.578\nAssemblies:\n  Firmware, 1.0.0.0", "runs firmware 1.16.0.578")]
    [DataRow("--nanodevice --devicedetails", "Assemblies:\n  Firmware, 1.0.0.0", "of an unknown version")]
    public void A_success_without_effect_is_found_out(string call, string prints, string message)
    {
        using FakeNanoff nanoff = new();
        nanoff.Answer(call, prints);
        FlashRun run = Flash(nanoff, "--settings", nanoff.Write("settings.json", "{}"));
        Assert.AreEqual(1, run.ExitCode);
        Assert.Contains(message, run.Errors);
    }

    [TestMethod]
    public void Settings_that_would_not_arrive_whole_are_refused()
    {
        using FakeNanoff nanoff = new();
        string fits = $$"""{"place":"{{new string('a', 1024 - 12)}}"}""";
        Assert.AreEqual(0, Flash(nanoff, "--settings", nanoff.Write("settings.json", fits)).ExitCode);
        Refused(nanoff, "--settings", nanoff.Write("settings.json", fits + " "), "1025 bytes");
        Refused(nanoff, "--settings", nanoff.Write("settings.json", "[]"), "not a JSON object");
        Refused(nanoff, "--settings", nanoff.Write("settings.json", "{"), "not JSON");
        Refused(nanoff, "--settings", "/no/such/file", "/no/such/file");
    }

    [TestMethod]
    [DataRow("""{"WirelessClient":{"Ssid":"","ConfigurationOption":"AutoConnect"}}""", "Ssid")]
    [DataRow("""{"WirelessClient":{"Ssid":"123456789012345678901234567890123","ConfigurationOption":"AutoConnect"}}""", "Ssid")]
    [DataRow("""{"WirelessClient":{"Ssid":"net"}}""", "AutoConnect")]
    [DataRow("""{"SerialPort":"COM4","WirelessClient":{"Ssid":"net","ConfigurationOption":"AutoConnect"}}""", "names the port COM4")]
    [DataRow("""{"WirelessClient":{"Ssid":"net","ConfigurationOption":"AutoConnect"},"CACertificatesPath":"missing.pem"}""", "missing.pem")]
    [DataRow("{}", "no WirelessClient")]
    public void A_network_that_would_not_work_is_refused(string json, string message)
    {
        using FakeNanoff nanoff = new();
        Refused(nanoff, "--wifi", nanoff.Write("wifi.json", json), message);
    }

    [TestMethod]
    public void A_certificate_is_found_beside_the_file_that_names_it()
    {
        using FakeNanoff nanoff = new();
        string certificate = nanoff.Write("ca.pem", "certificate");
        string json = """{"serialport":"COM3","WirelessClient":{"Ssid":"net","ConfigurationOption":"AutoConnect"},"CACertificatesPath":"ca.pem"}""";
        Assert.AreEqual(0, Flash(nanoff, "--wifi", nanoff.Write("wifi.json", json)).ExitCode);
        Assert.AreEqual(certificate, (string?)JsonNode.Parse(nanoff.Network)!["CACertificatesPath"]);
    }

    [TestMethod]
    public void A_certificate_as_text_gets_the_end_that_the_firmware_looks_for()
    {
        using FakeNanoff nanoff = new();
        string certificate = nanoff.Write("ca.pem", "-----" + "BEGIN CERTIFICATE-----\n");
        string json = """{"WirelessClient":{"Ssid":"net","ConfigurationOption":"AutoConnect"},"CACertificatesPath":"ca.pem"}""";
        Assert.AreEqual(0, Flash(nanoff, "--wifi", nanoff.Write("wifi.json", json)).ExitCode);
        string sent = (string)JsonNode.Parse(nanoff.Network)!["CACertificatesPath"]!;
        Assert.AreNotEqual(certificate, sent);
        Assert.AreEqual("ca.pem", Path.GetFileName(sent));
        Assert.AreEqual("-----" + "BEGIN CERTIFICATE-----\n", File.ReadAllText(certificate));
    }

    [TestMethod]
    public void Without_an_image_nothing_is_touched()
    {
        using FakeNanoff nanoff = new();
        FlashRun run = FlashRun.Of("esp32-devkitc", "COM3", "--image", "/no/such/image.bin");
        Assert.AreEqual(2, run.ExitCode);
        Assert.Contains("-p:Board=esp32-devkitc", run.Errors);
        Assert.IsEmpty(nanoff.Calls);
    }

    private static void Refused(FakeNanoff nanoff, string option, string file, string message)
    {
        int before = nanoff.Calls.Length;
        FlashRun run = Flash(nanoff, option, file);
        Assert.AreEqual(2, run.ExitCode);
        Assert.Contains(message, run.Errors);
        Assert.HasCount(before, nanoff.Calls);
    }

    private static FlashRun Flash(FakeNanoff nanoff, params string[] more)
        => FlashRun.Of(["esp32-devkitc", "COM3", "--image", nanoff.Write("image.bin", "image"), .. more]);
}
