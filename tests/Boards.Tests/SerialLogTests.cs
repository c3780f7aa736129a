using System.Text;
using Flash.Log;
using Kit;

namespace Boards.Tests;

/// <summary>The log of a board, over a pseudo-terminal, in the program that a person starts.</summary>
[TestClass]
[TestCategory("Servers")]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class SerialLogTests
{
    private const uint Reply = 0x8003;
    private const uint NonCritical = 1;

    [TestMethod]
    public async Task Lines_of_a_board_are_shown_in_words_until_Ctrl_C()
    {
        await using PseudoTerminal cable = new();
        await cable.Plug();
        await using RunningProgram flash = RunningProgram.Start("Flash", "flash", "esp32-devkitc", cable.Port, "--log");
        await flash.Prints("at 921600 baud; Ctrl-C ends it");

        cable.Say(Encoding.ASCII.GetBytes("link 0 reason 5 pause 2000\r\nreading 7 quality 1 kept\r\n"));

        await flash.Prints("no link: this user may not connect or not speak there; next attempt in 2.0 s");
        await flash.Prints("reading 7: no value: the sensor does not answer in time, kept until there is a link");
        flash.Send(Signal.Interrupt);

        Assert.AreEqual(0, await flash.Exit());
    }

    [TestMethod]
    public async Task A_board_that_is_asked_sends_packets_and_they_are_shown_too()
    {
        await using PseudoTerminal cable = new();
        await cable.Plug();
        await using RunningProgram flash = RunningProgram.Start("Flash", "flash", "esp32-c3-devkitm", cable.Port, "--log", "--baud", "115200");

        CollectionAssert.AreEqual(WireProtocol.Ping(), await cable.Hear(WireProtocol.Ping().Length));

        cable.Say([.. WireProtocol.Packet(0, Reply, new byte[8]),
            .. WireProtocol.Packet(WireProtocol.Message, NonCritical, Encoding.ASCII.GetBytes("link 3 reason 0 pause 0\r\n"))]);

        await flash.Prints("  online");
    }

    [TestMethod]
    public async Task A_cable_that_is_pulled_and_plugged_in_again_is_waited_for()
    {
        await using PseudoTerminal cable = new();
        await cable.Plug();
        await using RunningProgram flash = RunningProgram.Start("Flash", "flash", "esp32-devkitc", cable.Port, "--log");
        await flash.Prints("# Log of");

        await cable.Unplug();
        await flash.Prints("is gone; waiting for it");
        await cable.Plug();
        await flash.Prints("is back");
        cable.Say(Encoding.ASCII.GetBytes("link 3 reason 0 pause 0\r\n"));

        await flash.Prints("  online");
    }

    [TestMethod]
    public async Task After_flashing_the_log_comes_by_itself()
    {
        using FakeNanoff nanoff = new();
        await using PseudoTerminal cable = new();
        await cable.Plug();
        await using RunningProgram flash = RunningProgram.Start("Flash", "flash", "esp32-devkitc", cable.Port, "--image", nanoff.WriteImage());
        await flash.Prints("Flashed.");
        await flash.Prints("# Log of");

        cable.Say(Encoding.ASCII.GetBytes("link 3 reason 0 pause 0\r\n"));

        await flash.Prints("  online");
        flash.Send(Signal.Interrupt);

        Assert.AreEqual(0, await flash.Exit());
    }

    [TestMethod]
    public void A_port_that_is_not_there_is_said_in_one_line()
    {
        FlashRun run = FlashRun.Of("esp32-devkitc", "/dev/no-such-port", "--log");

        Assert.AreEqual(1, run.ExitCode);
        Assert.StartsWith("flash: /dev/no-such-port cannot be opened: ", run.Errors);
        Assert.HasCount(1, run.Errors.TrimEnd().Split('\n'));
    }
}
