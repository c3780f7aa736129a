using System.Text;
using System.Text.RegularExpressions;

namespace Boards.Tests;

/// <summary>The files that a person gives: what would not work on the device is refused before it is touched, with the reason.</summary>
[TestClass]
public sealed partial class FlashInputTests
{
    private const string Begin = "-----" + "BEGIN CERTIFICATE-----\n";

    [TestMethod]
    [DataRow("1234567890123456789012345678901", "12345678")]
    [DataRow("ÄÖÜ", "123456789012345678901234567890123456789012345678901234567890123")]
    [DataRow("open", "")]
    public void A_network_that_the_device_can_hold_is_taken(string name, string password)
    {
        using FakeNanoff nanoff = new();

        FlashRun run = Flash(nanoff, "--wifi", nanoff.Write("wifi.json", Network(name, password)));

        Assert.AreEqual(0, run.ExitCode, run.Errors);
        Assert.AreEqual(name, (string?)nanoff.Board["Ssid"]);
        Assert.AreEqual(password, (string?)nanoff.Board["Password"]);
    }

    [TestMethod]
    [DataRow("", "12345678", "has no Ssid")]
    [DataRow("...", "12345678", "still '...': put the name of your Wi-Fi there")]
    [DataRow("<your network>", "12345678", "still '<your network>'")]
    [DataRow("12345678901234567890123456789012", "12345678", "32 bytes of UTF-8, and the device takes 1 to 31")]
    [DataRow("ÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄ", "12345678", "32 bytes of UTF-8")]
    [DataRow("net", "...", "Password is still '...'")]
    [DataRow("net", "1234567", "7 characters, and WPA takes 8 to 63")]
    [DataRow("net", "1234567890123456789012345678901234567890123456789012345678901234", "a key of 64 digits, which the device cannot hold")]
    [DataRow("net", "g234567890123456789012345678901234567890123456789012345678901234", "64 characters, and WPA takes 8 to 63")]
    [DataRow("net", "pässword", "not printable ASCII")]
    public void A_network_that_would_not_work_is_refused(string name, string password, string message)
    {
        using FakeNanoff nanoff = new();
        Refused(nanoff, "--wifi", nanoff.Write("wifi.json", Network(name, password)), message);
    }

    [TestMethod]
    [DataRow("""{"WirelessClient":{"Ssid":"net","Password":"12345678","ConfigurationOption":"Disable"}}""", "it must be AutoConnect or left out")]
    [DataRow("""{"SerialPort":"COM4","WirelessClient":{"Ssid":"net"}}""", "names the port COM4")]
    [DataRow("""{"WirelessClient":{"Ssid":"net"},"CACertificatesPath":"missing.pem"}""", "missing.pem. Without TLS leave that line out")]
    [DataRow("{}", "no WirelessClient")]
    [DataRow("[]", "not a JSON object")]
    [DataRow("{", "not JSON")]
    public void A_file_that_is_no_network_is_refused(string json, string message)
    {
        using FakeNanoff nanoff = new();
        Refused(nanoff, "--wifi", nanoff.Write("wifi.json", json), message);
    }

    [TestMethod]
    public void Settings_that_would_not_arrive_whole_are_refused()
    {
        using FakeNanoff nanoff = new();
        string fits = "{\"place\":\"p\"" + new string(' ', 1024 - 13) + "}";

        Assert.AreEqual(0, Flash(nanoff, "--settings", nanoff.Write("settings.json", fits)).ExitCode);

        Refused(nanoff, "--settings", nanoff.Write("settings.json", fits + " "), "1025 bytes");
        Refused(nanoff, "--settings", "/no/such/file", "/no/such/file");
    }

    [TestMethod]
    [DataRow("""{"broker":"localhost"}""", "its broker 'localhost' would be the board itself")]
    [DataRow("""{"broker":"192.168.1.10,127.0.0.1:1884"}""", "its broker '127.0.0.1' would be the board itself")]
    [DataRow("""{"broker":"[::1]:1883"}""", "its broker '::1' would be the board itself")]
    [DataRow("""{"broker":"::1"}""", "its broker '::1' would be the board itself")]
    [DataRow("""{"broker":"..."}""", "its broker is still '...'")]
    [DataRow("""{"intervall":10}""", "intervall: there is no such setting")]
    [DataRow("""{"interval":0}""", "interval must be 1 to 86400")]
    [DataRow("""{"interval":1.5}""", "interval must be a whole number")]
    [DataRow("""{"interval":"10"}""", "interval must be a number")]
    [DataRow("""{"offset_temperature":30}""", "offset_temperature must be -20.0 to 20.0")]
    [DataRow("""{"payload":"xml"}""", "payload must be one of values, json, both")]
    [DataRow("""{"place":"Living room"}""", "place has characters that are not allowed: a-z 0-9 - _ are")]
    [DataRow("""{"user":"1234567890123456789012345678901234567890123456789012345678901234567890"}""", "user must have 0 to 64 bytes")]
    [DataRow("""{"qos":1,"qos":2}""", "'qos'")]
    [DataRow("{\"qos\":1, // comment\n\"retain\":true}", "no comments")]
    [DataRow("""{"qos":3,"retain":1}""", "qos must be 0 to 2; retain must be true or false")]
    [DataRow("[]", "not a JSON object")]
    public void Settings_that_the_node_would_refuse_are_refused_here(string json, string message)
    {
        using FakeNanoff nanoff = new();
        Refused(nanoff, "--settings", nanoff.Write("settings.json", json), message);
    }

    [TestMethod]
    public void Marks_that_editors_write_do_not_reach_the_node()
    {
        using FakeNanoff nanoff = new();
        string path = nanoff.Write("settings.json", "");
        foreach (Encoding encoding in new[] { new UTF8Encoding(true), Encoding.Unicode })
        {
            File.WriteAllText(path, """{"user":"jürgen"}""", encoding);

            Assert.AreEqual(0, Flash(nanoff, "--settings", path).ExitCode);

            Assert.AreEqual("""{"user":"jürgen"}""", (string?)nanoff.Board["Settings"]);
        }
    }

    [TestMethod]
    public void A_certificate_as_text_is_found_beside_the_file_and_gets_the_end_that_the_firmware_looks_for()
    {
        using FakeNanoff nanoff = new();
        string certificate = nanoff.Write("ca.pem", "Subject: somebody\n" + Begin);
        string json = """{"serialport":"COM3","WirelessClient":{"Ssid":"net"},"CACertificatesPath":"ca.pem"}""";

        Assert.AreEqual(0, Flash(nanoff, "--wifi", nanoff.Write("wifi.json", json)).ExitCode);

        Assert.AreEqual(File.ReadAllBytes(certificate).Length + 1, (int?)nanoff.Board["CaBytes"]);
        Assert.EndsWith("\n", File.ReadAllText(certificate));
    }

    [TestMethod]
    public void The_files_that_the_pages_show_work_when_they_are_filled_in()
    {
        using FakeNanoff nanoff = new();

        string[] examples = [.. Example().Matches(File.ReadAllText(Repository.Path("boards", "README.md"))).Select(match => match.Value)];

        Assert.HasCount(2, examples);

        Refused(nanoff, "--wifi", nanoff.Write("wifi.json", examples[0]), "still");

        string filled = examples[0].Replace("<name of your Wi-Fi>", "net").Replace("<its password>", "12345678");
        FlashRun run = Flash(nanoff, "--wifi", nanoff.Write("wifi.json", filled), "--settings", nanoff.Write("settings.json", examples[1]));

        Assert.AreEqual(0, run.ExitCode, run.Errors);
    }

    private static string Network(string name, string password) => $$"""{ "WirelessClient": { "Ssid": "{{name}}", "Password": "{{password}}" } }""";

    private static void Refused(FakeNanoff nanoff, string option, string file, string message)
    {
        int before = nanoff.Calls.Length;
        FlashRun run = Flash(nanoff, option, file);
        Assert.AreEqual(2, run.ExitCode, run.Errors);
        Assert.Contains(message, run.Errors);
        Assert.HasCount(before, nanoff.Calls);
        Assert.HasCount(1, run.Errors.TrimEnd().Split('\n'), "one line");
    }

    private static FlashRun Flash(FakeNanoff nanoff, params string[] more)
        => FlashRun.Of(["esp32-devkitc", "COM3", "--no-log", "--image", nanoff.WriteImage(), .. more]);

    [GeneratedRegex(@"^\{ "".*\}$", RegexOptions.Multiline)]
    private static partial Regex Example();
}
