using Kit;

namespace VirtualDevice.Tests.Device;

[TestClass]
public sealed class ArgumentTests
{
    private const int WrongArguments = 2;

    [TestMethod]
    [DataRow("--broker a --websocket-port 9001", "--websocket-port")]
    [DataRow("--qos 3", "--qos must be 0 to 2")]
    [DataRow("--interval 0", "--interval must be 1 to 86400")]
    [DataRow("--interval soon", "--interval must be 1 to 86400")]
    [DataRow("--count many", "--count must be 1 to 1000")]
    [DataRow("--seed x", "--seed must be")]
    [DataRow("--place all", "--place must not be 'all'")]
    [DataRow("--count 0", "--count must be 1 to 1000")]
    [DataRow("--for 0", "--for must be 1 to")]
    [DataRow("--broker localhost:0", "--broker must be host or host:port")]
    [DataRow("--broker localhost:99999", "--broker must be host or host:port")]
    [DataRow("--place Living/Room", "--place must be")]
    [DataRow("--root /home", "--root must be")]
    [DataRow("--id a+b", "--id must be")]
    [DataRow("--qos", "--qos")]
    [DataRow("--colour red", "there is no option --colour")]
    [DataRow("--borker host", "did you mean --broker?")]
    [DataRow("livingroom", "livingroom")]
    public async Task Wrong_arguments_are_told_on_stderr_with_exit_code_2(string arguments, string told)
    {
        // Standard output goes away, so what is left is standard error.
        await using ChildProcess process = ChildProcess.Start(
            Tools.Find("sh"), ["-c", "exec \"$0\" \"$@\" >/dev/null", Repository.Program("VirtualDevice", "virtual-device"), .. arguments.Split(' ')]);

        Assert.AreEqual(WrongArguments, await process.Exit());
        StringAssert.Contains(process.Output.ToString(), told);
    }

    [TestMethod]
    public async Task Help_names_every_option()
    {
        await using RunningProgram program = RunningProgram.Start("VirtualDevice", "virtual-device", "--help");

        Assert.AreEqual(0, await program.Exit());

        string help = program.Output.ToString();
        foreach (string option in new[] { "broker", "root", "place", "interval", "qos", "for", "seed", "id", "count", "state", "verbose" })
        {
            StringAssert.Contains(help, "--" + option);
        }
    }
}
