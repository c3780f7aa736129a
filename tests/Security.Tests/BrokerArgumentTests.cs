using System.Net;
using System.Net.Sockets;
using Kit;

namespace Security.Tests;

/// <summary>Mistakes are one line that says what to do.</summary>
[TestClass]
public sealed class BrokerArgumentTests
{
    [TestMethod]
    [DataRow("add ../../etc", "must be 1 to 32")]
    [DataRow("add all", "no name for a node")]
    [DataRow("add", "add needs place")]
    [DataRow("add a a", "'a' is given twice")]
    [DataRow("add livingroom --prt 8883", "there is no option --prt; did you mean --port?")]
    [DataRow("operator a+b", "must be 1 to 32")]
    [DataRow("operater anna", "there is no command operater; did you mean operator?")]
    [DataRow("remove nobody", "neither a node nor an operator")]
    [DataRow("remove nobody --kind nod", "did you mean node?")]
    [DataRow("id nobody node-1", "there is no node 'nobody'")]
    [DataRow("--port soon add x", "--port must be a number")]
    [DataRow("--port 8884", "need a port each")]
    [DataRow("--topics /home add x", "--topics must be")]
    [DataRow("--bind here", "--bind must be an address")]
    [DataRow("dance", "no command dance")]
    [DataRow("--loud", "no option --loud")]
    public async Task Wrong_arguments_are_one_line_with_exit_code_2(string arguments, string told)
    {
        using TemporaryFolder folder = new();

        (int exitCode, string[] lines) = await Run(folder, arguments.Split(' '));

        Assert.AreEqual(2, exitCode, string.Join('\n', lines));
        Assert.HasCount(1, lines, string.Join('\n', lines));
        StringAssert.StartsWith(lines[0], "broker: ");
        StringAssert.Contains(lines[0], told);
    }

    [TestMethod]
    public async Task A_port_that_is_taken_is_one_line()
    {
        using TemporaryFolder folder = new();
        using TcpListener other = new(IPAddress.Loopback, 0);
        other.Start();
        int taken = ((IPEndPoint)other.LocalEndpoint).Port;

        (int exitCode, string[] lines) = await Run(folder, "--port", $"{taken}");

        Assert.AreEqual(1, exitCode);
        Assert.HasCount(1, lines, string.Join('\n', lines));
        StringAssert.Contains(lines[0], $"port {taken} is taken by another program; --port takes another one");
    }

    [TestMethod]
    public async Task An_address_that_is_not_of_this_machine_is_one_line()
    {
        using TemporaryFolder folder = new();

        // RFC 5737: an address for documents, which no machine has.
        (int exitCode, string[] lines) = await Run(folder, "--bind", "192.0.2.1");

        Assert.AreEqual(1, exitCode);
        Assert.HasCount(1, lines, string.Join('\n', lines));
        StringAssert.Contains(lines[0], "192.0.2.1 is no address of this machine");
    }

    [TestMethod]
    [TestCategory("Servers")]
    public async Task What_is_settled_does_not_change_under_a_broker_that_runs()
    {
        await using SecureBroker broker = await SecureBroker.Start("livingroom");

        (int exitCode, string text) = await broker.Try("add", "kitchen", "--port", $"{FreePort.Next()}");

        Assert.AreEqual(2, exitCode);
        StringAssert.Contains(text, "end it first");
        Assert.IsFalse(Directory.Exists(broker.File("nodes/kitchen")));
    }

    private static async Task<(int ExitCode, string[] Lines)> Run(TemporaryFolder folder, params string[] arguments)
    {
        await using RunningProgram program = RunningProgram.Start("BrokerSetup", "broker-setup", ["--dir", folder.Path, .. arguments]);
        return (await program.Exit(), [.. program.Output.All]);
    }
}
