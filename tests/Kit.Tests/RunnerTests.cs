using System.Runtime.Versioning;

namespace Kit.Tests;

/// <summary>What <c>./test</c> says where something is wrong: one line, with what to do. And Ctrl-C leaves nothing behind.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
[UnsupportedOSPlatform("windows")]
public sealed class RunnerTests
{
    private const string Sdk = "echo '10.0.100 [/usr/share/dotnet/sdk]'";
    private const string Solution = """Project("{0}") = "One.Tests", "tests\One.Tests\One.Tests.csproj", "{1}" """;
    private const string Project = "<Project><TestSeconds>1</TestSeconds></Project>";

    private static readonly string Runner = Repository.Program("Runner", "test-runner");

    [TestMethod]
    [DataRow("test: there is no option --nonsense; there are --all, --filter NAME, --no-build and --help", "--nonsense")]
    [DataRow("test: there is no option Schedule; there are --all, --filter NAME, --no-build and --help", "--all", "Schedule")]
    [DataRow("test: --filter wants a part of a name, for instance: ./test --filter Schedule", "--filter")]
    public async Task Wrong_words_are_answered_in_one_line_with_exit_code_2(string answer, params string[] words)
    {
        await using ChildProcess run = ChildProcess.Start(Runner, words, Repository.Root);

        int exitCode = await run.Exit();

        Assert.AreEqual(answer, string.Join('\n', run.Output.All));
        Assert.AreEqual(2, exitCode);
    }

    [TestMethod]
    public async Task A_missing_sdk_is_said_in_one_line_that_says_where_it_is()
    {
        using Machine machine = new();

        (int exitCode, string printed) = await machine.Run(Path.Combine(Repository.Root, "test"));

        Assert.AreEqual("test: The .NET 10 SDK is missing: see https://dot.net/download", printed);
        Assert.AreEqual(1, exitCode);
    }

    [TestMethod]
    public async Task Without_apt_it_says_in_one_line_what_is_missing()
    {
        using Machine machine = new();
        machine.Has("dotnet", Sdk);
        machine.Has("rabbitmqctl", "");

        (int exitCode, string printed) = await machine.Run(Path.Combine(Repository.Root, "tests", "install"), "rabbitmq-server", "no-such-server");

        Assert.AreEqual(
            "Missing, by Debian's names: no-such-server. This machine has no apt: install them its own way (macOS: brew install mosquitto)", printed);
        Assert.AreEqual(1, exitCode);
    }

    [TestMethod]
    public async Task Without_root_it_says_in_one_line_what_root_has_to_do()
    {
        using Machine machine = new();
        machine.Has("dotnet", Sdk);
        machine.Has("apt-get", "exit 1");
        machine.Has("dpkg-query", "[ \"${!#}\" = socat ] && printf installed");
        machine.Has("id", "echo 1000");

        (int exitCode, string printed) = await machine.Run(Path.Combine(Repository.Root, "tests", "install"), "socat", "no-such-server");

        Assert.AreEqual("Missing: no-such-server. Install them as root: apt-get install no-such-server", printed);
        Assert.AreEqual(1, exitCode);
    }

    /// <summary>The server waits at a pipe until it is told to end; the run waits for the server.</summary>
    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    public async Task A_build_has_a_compiler_of_its_own_which_ends_with_it(int exitCodeOfTheBuild)
    {
        using Machine machine = new();
        machine.Has("dotnet", $"""
            echo "$*" >> '{machine.At("log")}'
            case "$*" in
                *"VBCSCompiler.dll -pipename:"*) read -r < '{machine.At("pipe")}' ;;
                *"VBCSCompiler.dll -shutdown"*) echo end 1<> '{machine.At("pipe")}' ;;
                "build "*) exit {exitCodeOfTheBuild} ;;
            esac
            """);
        machine.Write("Firmware.sln", Solution);
        machine.Write("tests/One.Tests/One.Tests.csproj", Project);
        await using ChildProcess made = ChildProcess.Start(Tools.Find("mkfifo"), [machine.At("pipe")]);
        Assert.AreEqual(0, await made.Exit());
        await using ChildProcess run = machine.Start(Runner);

        Assert.AreEqual(1, await run.Exit());

        string[] calls = await File.ReadAllLinesAsync(machine.At("log"));
        string name = calls.Single(one => one.Contains("VBCSCompiler.dll -pipename:", StringComparison.Ordinal)).Split(':')[^1];
        string build = calls.Single(one => one.StartsWith("build ", StringComparison.Ordinal));
        Assert.EndsWith($"-p:UseSharedCompilation=true -p:SharedCompilationId={name}", build);
        Assert.Contains(one => one.EndsWith($"-shutdown -pipename:{name}", StringComparison.Ordinal), calls);
    }

    /// <summary>Its build waits, and so does what that build has started. Both hold a pipe, whose reader ends when neither is left.</summary>
    [TestMethod]
    public async Task An_interrupt_ends_everything_that_it_started()
    {
        using Machine machine = new();
        string pipe = machine.At("pipe");
        machine.Has("dotnet", $"exec 3> '{pipe}'; sleep 86400 & echo started >&3; wait");
        machine.Write("Firmware.sln", Solution);
        machine.Write("tests/One.Tests/One.Tests.csproj", Project);
        await using ChildProcess made = ChildProcess.Start(Tools.Find("mkfifo"), [pipe]);
        Assert.AreEqual(0, await made.Exit());
        await using ChildProcess reader = ChildProcess.Start(Tools.Find("cat"), [pipe]);
        await using ChildProcess run = machine.Start(Runner);
        _ = await reader.Prints(line => line == "started", "the build runs");

        run.Send(Signal.Interrupt);

        Assert.AreEqual(130, await run.Exit());
        Assert.AreEqual("test: interrupted", string.Join('\n', run.Output.All));
        Assert.AreEqual(0, await reader.Exit());
    }
}
