using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using Kit;

namespace VirtualDevice.Tests.Device;

[TestClass]
public sealed class PrivateBrokerTests
{
    private const string ListensOn = "private broker on 127.0.0.1:";
    private const int UsualPort = 1883;
    private const string Command = "see the readings:";

    [TestMethod]
    [TestCategory("Servers")]
    public async Task The_printed_command_shows_the_readings()
    {
        await using RunningProgram program = RunningProgram.Start("VirtualDevice", "virtual-device", "--interval", "1");
        string line = await program.Prints(Command);
        string command = line[(line.IndexOf(Command, StringComparison.Ordinal) + Command.Length)..].Trim();

        await using ChildProcess shell = ChildProcess.Start(Tools.Find("sh"), ["-c", "exec stdbuf -oL " + command]);

        _ = await shell.Prints(shown => shown.StartsWith("home/livingroom/temperature ", StringComparison.Ordinal), "a reading");
    }

    [TestMethod]
    public async Task A_node_at_another_broker_says_how_to_watch_it()
    {
        int port = FreePort.Next();

        await using RunningProgram program = RunningProgram.Start("VirtualDevice", "virtual-device", "--broker", $"127.0.0.1:{port}", "--root", "garden");

        _ = await program.Prints($"what it does: ./station watch --broker 127.0.0.1:{port} --root garden");
    }

    [TestMethod]
    public async Task A_web_page_on_this_machine_can_speak_mqtt_where_that_is_asked_for()
    {
        const string Web = "from a web page:";
        await using RunningProgram program = RunningProgram.Start("VirtualDevice", "virtual-device", "--websocket-port", "0");
        string line = await program.Prints(Web);
        using ClientWebSocket page = new();
        page.Options.AddSubProtocol("mqtt");

        await page.ConnectAsync(new Uri(line[(line.IndexOf(Web, StringComparison.Ordinal) + Web.Length)..].Trim()), CancellationToken.None);

        Assert.AreEqual("mqtt", page.SubProtocol);
    }

    [TestMethod]
    [DataRow("SIGINT")]
    [DataRow("SIGTERM")]
    [DataRow("SIGKILL")]
    public async Task The_private_broker_ends_with_the_program(string signal)
    {
        // Whoever comes next must not find the port free that this one has left.
        using TcpListener usual = new(IPAddress.Loopback, UsualPort);
        TakeIfFree(usual);
        await using RunningProgram program = RunningProgram.Start("VirtualDevice", "virtual-device");
        string line = await program.Prints(ListensOn);
        int port = int.Parse(line[ListensOn.Length..], System.Globalization.CultureInfo.InvariantCulture);
        _ = await program.Prints(port == UsualPort ? "./station watch" : $"./station watch --broker 127.0.0.1:{port}");
        _ = await program.Prints("online");
        using TcpClient connection = new();
        await connection.ConnectAsync(IPAddress.Loopback, port);

        program.Send(signal switch { "SIGINT" => Signal.Interrupt, "SIGTERM" => Signal.Terminate, _ => Signal.Kill });
        _ = await program.Exit();

        // The system closes the connections of a process that has ended.
        Assert.AreEqual(0, await ReadToEnd(connection));

        // Where somebody else had the usual port and left it in between, the program has it, and the next one may by now.
        if (port != UsualPort)
        {
            await NobodyListens(port);
        }
    }

    [TestMethod]
    public async Task The_node_says_goodbye_to_its_private_broker()
    {
        await using RunningProgram program = RunningProgram.Start("VirtualDevice", "virtual-device");
        string line = await program.Prints(ListensOn);
        int port = int.Parse(line[ListensOn.Length..], System.Globalization.CultureInfo.InvariantCulture);
        _ = await program.Prints("online");
        await using Subscriber subscriber = await Subscriber.Start(port, "home/livingroom/status");

        program.Send(Signal.Interrupt);

        _ = await subscriber.Next(message => message.Text == "offline");

        Assert.AreEqual(0, await program.Exit());
    }

    // The system closes the descriptors of a process one after the other: for a moment the port may still take connections, and resets them.
    private static async Task NobodyListens(int port)
    {
        try
        {
            while (true)
            {
                using TcpClient late = new();
                await late.ConnectAsync(IPAddress.Loopback, port);
                _ = await ReadToEnd(late);
            }
        }
        catch (SocketException refused)
        {
            Assert.AreEqual(SocketError.ConnectionRefused, refused.SocketErrorCode);
        }
    }

    private static void TakeIfFree(TcpListener listener)
    {
        try
        {
            listener.Start();
        }
        catch (SocketException)
        {
            // Somebody has it: as good.
        }
    }

    private static async Task<int> ReadToEnd(TcpClient connection)
    {
        using CancellationTokenSource limit = new(Limits.Hang);
        try
        {
            return await connection.GetStream().ReadAsync(new byte[1], limit.Token);
        }
        catch (IOException)
        {
            // A reset is an end too.
            return 0;
        }
    }
}
