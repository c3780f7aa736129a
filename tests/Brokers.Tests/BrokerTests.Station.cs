using Kit;
using Store;

namespace Brokers.Tests;

/// <content>The station.</content>
public abstract partial class BrokerTests
{
    [TestMethod]
    public async Task Check_passes()
    {
        IsAbout(Capability.Check);
        await using RunningProgram node = await StartNode("cellar");
        await IsAnnounced("cellar");

        (int exitCode, string text) = await Station("check", "cellar", "--samples", "2", "--take-over", IdOf("cellar"));

        Assert.IsLessThanOrEqualTo(1, exitCode, text);

        // How punctual a node is that shares this machine with others says nothing of the broker.
        string[] failed = [.. text.Split('\n').Where(static line => line.StartsWith("FAIL", StringComparison.Ordinal))];
        Assert.IsTrue(failed.All(static line => line.StartsWith("FAIL  period is kept", StringComparison.Ordinal)), text);

        string[] skipped = [.. text.Split('\n').Where(static line => line.StartsWith("skip", StringComparison.Ordinal))];
        Assert.IsTrue(skipped.All(static line => line.StartsWith("skip  the will says offline", StringComparison.Ordinal)), text);

        Report(Capability.Check, skipped.Length == 0 ? Capability.Yes : "without will", $"'{text.Split('\n')[^1]}'");
    }

    [TestMethod]
    public async Task Set_all_reaches_every_node()
    {
        IsAbout(Capability.SetAll);
        await using RunningProgram node = await StartNode("cellar");
        await using RunningProgram other = await StartNode("attic");

        (int exitCode, string text) = await Station("set", "all", "interval=2");

        Assert.AreEqual(0, exitCode, text);
        StringAssert.Contains(text, "2 applied, 0 refused, 0 silent");

        Report(Capability.SetAll, text.Contains("does not tell which nodes there are", StringComparison.Ordinal) ? "who answers" : Capability.Yes);
    }

    [TestMethod]
    public async Task Watch_shows_the_nodes()
    {
        IsAbout(Capability.Watch);
        await using RunningProgram node = await StartNode("cellar", null, "--interval", "3600");
        await IsAnnounced("cellar");
        await using RunningProgram watch = StartStation("watch");
        Task<string> shown = watch.Output.Seen(static line => line.Contains("cellar", StringComparison.Ordinal), "the node is shown");
        bool atOnce = await Task.WhenAny(shown, Task.Delay(Patience(Capability.Watch))) == shown;
        await Publish(Topic("cellar", "command"), """{"do":"read"}""");
        _ = await watch.Prints("°C");
        _ = await shown;
        Report(Capability.Watch, atOnce ? Capability.Yes : "as they speak");
    }

    [TestMethod]
    public async Task Record_goes_on_where_it_was_interrupted()
    {
        IsAbout(Capability.Record);
        using TemporaryFolder folder = new();
        string file = folder.File("readings.db");
        await using RunningProgram node = await StartNode("cellar");
        for (int run = 0; run < 2; run++)
        {
            await using RunningProgram record = StartStation("record", "--store", file);
            _ = await record.Prints("recording");
            int readings = Sequences(file).Length;
            while (Sequences(file).Length < readings + 3)
            {
                // The store grows with the readings.
                _ = await node.PrintsReading();
            }

            record.Send(run == 0 ? Signal.Kill : Signal.Interrupt);
            _ = await record.Exit();
            _ = await node.PrintsReading();
        }

        long[] numbers = Sequences(file);

        CollectionAssert.AreEqual(Enumerable.Range(0, numbers.Length).Select(index => numbers[0] + index).ToArray(), numbers, string.Join(' ', numbers));

        Report(Capability.Record, Capability.Yes);
    }

    [TestMethod]
    public async Task People_talk()
    {
        IsAbout(Capability.Chat);
        using TemporaryFolder state = new();
        await using RunningProgram node = await StartNode("cellar");
        await IsKept("cellar", "reading");
        await using Terminal anna = await Enter("anna", state);
        await using Terminal ben = await Enter("ben", state);
        await ben.Shows(@"\* here: anna|\* anna is here");
        await anna.Shows(@"\* ben is here");
        await ben.Type("morning!\r");
        await anna.Shows("ben: morning!");
        await anna.Type("@cellar how warm?\r");
        await ben.Shows(@"(?<!anna: )cellar: \d+\.\d °C");
        await ben.Kill();
        await anna.Shows(@"\* ben has lost the connection");
        await anna.Type("still here?\r");
        await anna.Shows(@"anna: still here\?");
        await using Terminal again = await Enter("ben", state);
        await again.Shows(@"anna: still here\?");
        Report(Capability.Chat, Capability.Yes);
    }

    private async Task<Terminal> Enter(string name, TemporaryFolder state)
    {
        Terminal terminal = await Terminal.Start(100, 30, StationArguments("chat", "--room", "kitchen", "--name", name, "--state", state.Path));
        await terminal.Shows(@"\* here: ");
        return terminal;
    }

    private static long[] Sequences(string file)
    {
        using ReadingStore store = ReadingStore.Open(file);
        return [.. store.Nodes().SelectMany(node => store.Read(node, new ReadingFilter())).Select(static one => one.Sequence ?? 0)];
    }
}
