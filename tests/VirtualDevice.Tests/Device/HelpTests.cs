using Kit;

namespace VirtualDevice.Tests.Device;

/// <summary>What a program says about itself; they share how.</summary>
[TestClass]
public sealed class HelpTests
{
    [TestMethod]
    public async Task The_version_is_that_of_the_firmware()
    {
        string text = await Run("--version");

        Assert.AreEqual("virtual-device " + Firmware.Core.FirmwareVersion.Text, text);
    }

    [TestMethod]
    public async Task Help_calls_the_program_as_the_person_did_and_has_examples()
    {
        await using ChildProcess process = ChildProcess.Start(
            Tools.Find("env"), ["CALLED_AS=./run", Repository.Program("VirtualDevice", "virtual-device"), "--help"]);

        Assert.AreEqual(0, await process.Exit());

        string help = process.Output.ToString();

        StringAssert.Contains(help, "  ./run [command] [options]");
        StringAssert.Contains(help, "Examples:");
        StringAssert.Contains(help, "./run --count 50");
    }

    [TestMethod]
    [DataRow("bash")]
    [DataRow("zsh")]
    [DataRow("fish")]
    [DataRow("pwsh")]
    public async Task A_shell_gets_a_script_that_asks_the_program(string shell)
    {
        string script = await Run("completion", shell);

        StringAssert.Contains(script, "virtual-device");
        StringAssert.Contains(script, "[suggest:");
    }

    [TestMethod]
    public async Task The_program_tells_a_shell_how_a_word_can_go_on()
    {
        string words = await Run("[suggest:20]", "virtual-device --int");

        StringAssert.Contains(words, "--interval");
    }

    [TestMethod]
    public async Task The_manual_page_has_every_option()
    {
        string page = await Run("manual");

        StringAssert.StartsWith(page, ".TH VIRTUAL-DEVICE 1");

        foreach (string option in new[] { "broker", "profile", "interval", "faults", "count" })
        {
            StringAssert.Contains(page, $"\\-\\-{option}");
        }
    }

    private static async Task<string> Run(params string[] arguments)
    {
        await using RunningProgram run = RunningProgram.Start("VirtualDevice", "virtual-device", arguments);
        Assert.AreEqual(0, await run.Exit(), run.Output.ToString());
        return string.Join('\n', run.Output.All);
    }
}
