using System.Runtime.Versioning;
using System.Text.Json;
using Kit;

namespace Security.Tests;

/// <summary>What ./broker makes beside a broker that runs.</summary>
[TestClass]
public sealed class BrokerScriptTests
{
    [TestMethod]
    public async Task A_node_added_while_it_runs_gets_in_and_one_removed_does_not()
    {
        await using SecureBroker broker = await SecureBroker.Start("livingroom");
        string told = await broker.Script("add", "kitchen");
        StringAssert.Contains(told, "boards/flash");
        await using (await broker.StartNodeOnline("kitchen"))
        {
        }

        File.Copy(broker.File("nodes/kitchen/password"), broker.File("kept"));
        _ = await broker.Script("remove", "kitchen");
        await using RunningProgram gone = RunningProgram.Start(
            "VirtualDevice", "virtual-device",
            ["--broker", $"localhost:{broker.Port}", "--tls", "--ca", broker.CaFile, "--place", "kitchen", "--user", "kitchen", "--password-file", broker.File("kept")]);
        StringAssert.Contains(await gone.Prints("no link to"), "not authorised");
    }

    [TestMethod]
    public async Task The_deployment_files_are_what_a_board_takes()
    {
        await using SecureBroker broker = await SecureBroker.Start("livingroom");
        byte[] deployed = await File.ReadAllBytesAsync(broker.File("nodes/livingroom/settings.json"));
        Firmware.Core.Settings settings = new();
        Firmware.Core.SettingsParser parser = new();

        Assert.IsTrue(parser.Read(deployed, deployed.Length, settings));
        Assert.IsTrue(settings.IsSet(Firmware.Core.Setting.Tls));
        Assert.AreEqual(broker.Port, settings.Number(Firmware.Core.Setting.Port));
        Assert.AreEqual("livingroom", settings.Text(Firmware.Core.Setting.User));
        Assert.AreEqual(broker.PasswordOf("livingroom"), settings.Text(Firmware.Core.Setting.Password));
        using JsonDocument wifi = JsonDocument.Parse(await File.ReadAllTextAsync(broker.File("nodes/livingroom/wifi.json")));
        string ca = wifi.RootElement.GetProperty("CACertificatesPath").GetString()!;

        // mbedTLS reads PEM from the device's store only with a NUL behind it, which nanoff does not add. DER needs none.
        const byte Sequence = 0x30;
        Assert.AreEqual(Sequence, (await File.ReadAllBytesAsync(broker.File("nodes/livingroom/" + ca)))[0]);
    }

    [TestMethod]
    [UnsupportedOSPlatform("windows")]
    public async Task What_it_makes_is_for_its_owner_alone()
    {
        await using SecureBroker broker = await SecureBroker.Start("livingroom");
        const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        foreach (string file in Directory.GetFiles(broker.File("."), "*", SearchOption.AllDirectories))
        {
            Assert.AreEqual(UnixFileMode.None, File.GetUnixFileMode(file) & Others, file);
        }
    }

    [TestMethod]
    public async Task Operators_can_use_the_tools_of_mosquitto_without_a_password_on_the_command_line()
    {
        await using SecureBroker broker = await SecureBroker.Start("livingroom");
        _ = await broker.Script("operator", "maria");
        await using RunningProgram node = await broker.StartNodeOnline("livingroom");
        string[] arguments = [$"XDG_CONFIG_HOME={broker.File("operators/maria")}", Tools.Find("mosquitto_sub"), "-t", "home/livingroom/status", "-C", "1"];
        await using ChildProcess tool = ChildProcess.Start(Tools.Find("env"), arguments);

        Assert.AreEqual(0, await tool.Exit());
        StringAssert.Contains(tool.Output.ToString(), "online");
    }

    [TestMethod]
    [DataRow("add ../../etc", "must be 1 to 32")]
    [DataRow("add all", "no name for a node")]
    [DataRow("add", "needs a name")]
    [DataRow("operator a+b", "must be 1 to 32")]
    [DataRow("remove nobody", "neither a node nor an operator")]
    [DataRow("--port soon add x", "--port must be a number")]
    [DataRow("--topics /home add x", "--topics must be")]
    [DataRow("dance", "no command dance")]
    [DataRow("--loud", "no option --loud")]
    public async Task Wrong_arguments_are_told_with_exit_code_2(string arguments, string told)
    {
        using TemporaryFolder folder = new();
        await using ChildProcess script = ChildProcess.Start(Path.Combine(Repository.Root, "broker"), ["--dir", folder.Path, .. arguments.Split(' ')]);

        Assert.AreEqual(2, await script.Exit());
        StringAssert.Contains(script.Output.ToString(), told);
    }
}
