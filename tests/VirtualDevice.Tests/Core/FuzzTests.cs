using System.Diagnostics;
using Firmware.Core;

namespace VirtualDevice.Tests.Core;

/// <summary>A million messages of every kind: nothing may be taken that is not valid, whatever the bytes are. The whole process is measured.</summary>
[TestClass]
[DoNotParallelize]
public sealed class FuzzTests
{
    private const int ConfigMessages = 700_000;
    private const int CommandMessages = 300_000;

    // System.Text.Json throws for what it refuses, which takes longer than all the rest.
    private const int CrossChecked = 8;

    // Between two full collections the runtime itself differs by some hundred KiB; one message leaked by each would be 30 MB and more.
    private const long FlatBytes = 2 * 1024 * 1024;

    private static readonly string[] ValidSettings =
    [
        "{}", """{"interval":10}""", """{"id":"a1","interval":10,"qos":2}""", """{"retain":false,"payload":"json","health":60}""",
        """{"deadband_temperature":0.5,"deadband_humidity":2,"heartbeat":900}""", """{"offset_temperature":-1.5,"offset_pressure":12.3}""",
        """{"place":"kitchen"}""", """{"id":"\u00e4\ud83d\ude00","place":"livingroom"}""", """{"broker":"192.168.0.10","port":8883}""",
        """{"user":"node","password":"s3cr\u0065t"}""", """{"root":"house/first-floor","keepalive":60}""", """{ "interval" : 6e1 , "rev" : 3 }""",
    ];

    private static readonly string[] ValidCommands =
    [
        """{"do":"read"}""", """{"id":"c1","do":"identify"}""", """{"do":"restart","id":"c2"}""", """{"do":"forget","confirm":"node-1"}""",
        """{"id":"c3","do":"reset","confirm":"node-1"}""", """{"do":"\u0072ead"}""", """{"do":"read","confirm":"node-2"}""",
        """{"id":"c4","do":"stay","for":600}""",
    ];

    public required TestContext TestContext { get; set; }

    [TestMethod]
    public void No_config_message_breaks_the_node_or_gets_an_invalid_setting_in()
    {
        FuzzNode node = new();
        MessageMaker maker = new(1, ValidSettings);
        int taken = 0;
        long start = Stopwatch.GetTimestamp();
        long grown = Growth(ConfigMessages, number => taken += Configure(node, maker, number) ? 1 : 0);

        TestContext.WriteLine($"{ConfigMessages} config messages in {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s: "
            + $"{taken} taken, {node.Changes} changes, {node.Trials} trials; {grown} bytes more in use at the end");

        Assert.IsGreaterThan(ConfigMessages / 10, taken, "The messages are too wild to show anything.");
        Assert.IsGreaterThan(1000, node.Trials);
        Assert.IsLessThan(FlatBytes, grown);
    }

    [TestMethod]
    public void No_command_message_breaks_the_node_or_runs_what_is_not_a_command()
    {
        ByteWriter answer = new(PendingReply.MaxBytes);
        Commands commands = new("node-1", answer);
        MessageMaker maker = new(2, ValidCommands);
        int taken = 0;
        long start = Stopwatch.GetTimestamp();
        long grown = Growth(CommandMessages, number => taken += Command(commands, answer, maker, number) ? 1 : 0);

        TestContext.WriteLine(
            $"{CommandMessages} commands in {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s: {taken} taken; {grown} bytes more in use at the end");

        Assert.IsGreaterThan(CommandMessages / 20, taken, "The messages are too wild to show anything.");
        Assert.IsLessThan(FlatBytes, grown);
    }

    private static bool Configure(FuzzNode node, MessageMaker maker, int number)
    {
        byte[] message = maker.Next(node.Revision);
        int revision = node.Revision;
        bool? expected = number % CrossChecked == 0 ? SettingsOracle.Takes(message, node) : null;
        bool retained = maker.OneIn(4);
        expected = retained && node.HasFailed(message) ? null : expected;
        bool taken;
        try
        {
            taken = node.Take(message, retained, trialHolds: maker.OneIn(2));
        }
        catch (Exception failed)
        {
            throw new AssertFailedException($"Message {number}, {Shown(message)}: {failed.Message}", failed);
        }

        Assert.AreEqual(expected ?? taken, taken, $"Message {number}, revision {revision}, {Shown(message)}");
        return taken;
    }

    private static bool Command(Commands commands, ByteWriter answer, MessageMaker maker, int number)
    {
        byte[] message = maker.Next(0);
        bool retained = maker.OneIn(4);
        bool? expected = number % CrossChecked == 0 ? CommandOracle.Takes(message, "node-1") && !retained : null;
        byte[]? payload = message.Length > SettingsParser.MaxBytes ? null : (byte[])message.Clone();
        Command command = commands.Handle(payload, message.Length, retained);
        bool taken = Answer.Read(answer.Buffer.AsSpan(0, answer.Length)).Ok == true;

        Assert.IsFalse(answer.Overflowed);
        Assert.AreEqual(expected ?? taken, taken, $"Message {number}, {Shown(message)}");
        Assert.IsTrue(taken || command == Firmware.Core.Command.None, $"Refused, and yet carried out: message {number}, {Shown(message)}");
        return taken;
    }

    // What is in use at the end more than after the first tenth.
    private static long Growth(int messages, Action<int> take)
    {
        long before = 0;
        for (int number = 0; number < messages; number++)
        {
            if (number == messages / 10)
            {
                before = GC.GetTotalMemory(forceFullCollection: true);
            }

            take(number);
        }

        return GC.GetTotalMemory(forceFullCollection: true) - before;
    }

    private static string Shown(byte[] message)
        => $"{message.Length} bytes: {Convert.ToHexString(message, 0, Math.Min(message.Length, 200))} "
            + $"{System.Text.Encoding.Latin1.GetString(message, 0, Math.Min(message.Length, 200))}";
}
