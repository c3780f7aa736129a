using System.Runtime.Versioning;
using System.Text.Json;
using Kit;

namespace Security.Tests;

/// <summary>What ./broker makes beside a broker that runs.</summary>
[TestClass]
public sealed class BrokerSetupTests
{
    [TestMethod]
    [TestCategory("Servers")]
    public async Task A_node_added_while_it_runs_gets_in_and_one_removed_does_not()
    {
        await using SecureBroker broker = await SecureBroker.Start("livingroom");

        string told = await broker.Setup("add", "kitchen");

        StringAssert.Contains(told, "boards/flash");

        await using (await broker.StartNodeOnline("kitchen"))
        {
        }

        File.Copy(broker.File("nodes/kitchen/password"), broker.File("kept"));
        _ = await broker.Setup("remove", "kitchen");
        await using RunningProgram gone = RunningProgram.Start(
            "VirtualDevice", "virtual-device",
            ["--broker", $"localhost:{broker.Port}", "--tls", "--ca", broker.CaFile, "--place", "kitchen", "--user", "kitchen", "--password-file",
                broker.File("kept")]);
        StringAssert.Contains(await gone.Prints("no link to"), "may not connect or not speak there");
    }

    [TestMethod]
    [TestCategory("Servers")]
    public async Task A_node_that_is_removed_while_it_is_connected_is_cut_off_and_leaves_nothing()
    {
        await using SecureBroker broker = await SecureBroker.Start("livingroom", "kitchen");
        await using RunningProgram stays = await broker.StartNodeOnline("livingroom", "--interval", "3600");
        await using RunningProgram node = await broker.StartNodeOnline("kitchen", "--interval", "3600");
        foreach (string place in new[] { "livingroom", "kitchen" })
        {
            await using Subscriber before = await broker.Watch("homeassistant/#");
            _ = await before.Next(message => message.Text.Contains($"\"home/{place}/status\"", StringComparison.Ordinal));
        }

        _ = await broker.Setup("remove", "kitchen");

        StringAssert.Contains(await node.Prints("no link to"), "kitchen");

        await using Subscriber after = await broker.Watch("#");
        await broker.Operate("home/fence", "x");
        _ = await after.Next("home/fence");
        string[] left = [.. after.Messages.All.Select(static message => message.Topic)];
        Assert.IsFalse(left.Any(static topic => topic.StartsWith("home/kitchen/", StringComparison.Ordinal)), string.Join(' ', left));
        Assert.HasCount(
            1, left.Where(static topic => topic.StartsWith("homeassistant/device/", StringComparison.Ordinal)).ToArray(),
            "The other node's announcement stays.");
        CollectionAssert.Contains(left, "home/livingroom/status");
    }

    [TestMethod]
    [TestCategory("Servers")]
    public async Task What_a_node_left_that_was_removed_while_no_broker_ran_goes_at_the_next_start()
    {
        await using SecureBroker broker = await SecureBroker.Start("livingroom");
        await broker.PublishAs("livingroom", "home/livingroom/status", "online", retain: true);
        await broker.Stop();

        StringAssert.Contains(await broker.Setup("remove", "livingroom"), "is cleared when it starts");

        await broker.StartAgain();

        await using Subscriber after = await broker.Watch();
        await broker.Operate("home/fence", "x");
        _ = await after.Next("home/fence");
        Assert.HasCount(1, after.Messages.All, after.Messages.ToString());
    }

    [TestMethod]
    [TestCategory("Servers")]
    public async Task A_second_broker_for_the_same_folder_is_refused_and_the_first_still_hears()
    {
        await using SecureBroker broker = await SecureBroker.Start("livingroom");

        (int exitCode, string text) = await broker.Try();

        Assert.AreEqual(1, exitCode);
        StringAssert.Contains(text, "runs already");

        _ = await broker.Setup("add", "kitchen");
        await using RunningProgram node = await broker.StartNodeOnline("kitchen");
    }

    [TestMethod]
    [TestCategory("Servers")]
    public async Task Commands_at_the_same_time_wait_for_each_other_and_none_is_lost()
    {
        await using SecureBroker broker = await SecureBroker.Start("livingroom");
        string[] places = ["a", "b", "c", "d", "e"];

        _ = await Task.WhenAll(places.Select(place => broker.Setup("add", place)));

        foreach (string place in places)
        {
            await broker.PublishAs(place, $"home/{place}/temperature", "20.0");
        }
    }

    [TestMethod]
    [TestCategory("Servers")]
    public async Task A_name_that_exists_keeps_its_password_until_a_new_one_is_asked_for()
    {
        await using SecureBroker broker = await SecureBroker.Start("livingroom");
        string password = broker.PasswordOf("livingroom");

        (int exitCode, string text) = await broker.Try("add", "livingroom");

        Assert.AreEqual(2, exitCode);
        StringAssert.Contains(text, "there is a node 'livingroom' already");
        Assert.AreEqual(password, broker.PasswordOf("livingroom"));

        _ = await broker.Setup("password", "livingroom");
        Assert.AreNotEqual(password, broker.PasswordOf("livingroom"));
        StringAssert.Contains(await File.ReadAllTextAsync(broker.File("nodes/livingroom/settings.json")), broker.PasswordOf("livingroom"));

        await using RunningProgram node = await broker.StartNodeOnline("livingroom");
    }

    [TestMethod]
    [TestCategory("Servers")]
    public async Task A_node_and_an_operator_of_one_name_are_not_removed_together()
    {
        await using SecureBroker broker = await SecureBroker.Start("anna");
        _ = await broker.Setup("operator", "anna");

        (int exitCode, string text) = await broker.Try("remove", "anna");
        _ = await broker.Setup("remove", "anna", "--kind", "node");

        Assert.AreEqual(2, exitCode);
        StringAssert.Contains(text, "--kind node or --kind operator");
        Assert.IsTrue(File.Exists(broker.File("operators/anna/password")));
        Assert.IsFalse(Directory.Exists(broker.File("nodes/anna")));
    }

    [TestMethod]
    [TestCategory("Servers")]
    public async Task The_deployment_files_are_what_a_board_takes()
    {
        await using SecureBroker broker = await SecureBroker.Start("livingroom");
        byte[] deployed = await File.ReadAllBytesAsync(broker.File("nodes/livingroom/settings.json"));
        Firmware.Core.Settings settings = new();
        Firmware.Core.SettingsParser parser = new();

        Assert.IsTrue(parser.Read(deployed, deployed.Length, settings));
        Assert.IsTrue(settings.IsSet(Firmware.Core.Setting.Tls));
        Assert.AreEqual("broker.lan", settings.Text(Firmware.Core.Setting.Broker), "A board cannot reach localhost.");
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
    public async Task Boards_get_files_once_the_broker_has_a_name_that_they_can_reach()
    {
        using TemporaryFolder folder = new();

        await using RunningProgram first = RunningProgram.Start("BrokerSetup", "broker-setup", "add", "livingroom", "--dir", folder.Path);

        Assert.AreEqual(0, await first.Exit());
        StringAssert.Contains(first.Output.ToString(), "cannot reach 'localhost'");

        string settings = folder.File("nodes/livingroom/settings.json");
        Assert.IsFalse(File.Exists(settings));

        await using RunningProgram named = RunningProgram.Start("BrokerSetup", "broker-setup", "list", "--names", "192.168.1.10", "--dir", folder.Path);

        Assert.AreEqual(0, await named.Exit());
        StringAssert.Contains(await File.ReadAllTextAsync(settings), "\"broker\":\"192.168.1.10\"");
    }

    [TestMethod]
    [TestCategory("Servers")]
    [TestCategory("Linux")]
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
    [TestCategory("Servers")]
    [TestCategory("Linux")]
    public async Task A_broker_whose_program_is_killed_ends_too_and_can_be_started_again()
    {
        await using SecureBroker broker = await SecureBroker.Start("livingroom");
        await using RunningProgram node = await broker.StartNodeOnline("livingroom", "--interval", "3600");

        await broker.Kill();

        _ = await node.Prints("no link to");
        while (!(await broker.Setup("list")).Contains("does not run", StringComparison.Ordinal))
        {
            // It saves what it keeps before it ends.
        }

        await broker.StartAgain();
        _ = await node.Prints("connected to");
    }

    [TestMethod]
    [TestCategory("Servers")]
    [TestCategory("Linux")]
    public async Task Operators_can_use_the_tools_of_mosquitto_without_a_password_on_the_command_line()
    {
        await using SecureBroker broker = await SecureBroker.Start("livingroom");
        _ = await broker.Setup("operator", "maria");
        await using RunningProgram node = await broker.StartNodeOnline("livingroom");
        string[] arguments = [$"XDG_CONFIG_HOME={broker.File("operators/maria")}", Tools.Find("mosquitto_sub"), "-t", "home/livingroom/status", "-C", "1"];
        await using ChildProcess tool = ChildProcess.Start(Tools.Find("env"), arguments);

        Assert.AreEqual(0, await tool.Exit());
        StringAssert.Contains(tool.Output.ToString(), "online");
    }
}
