using Kit;
using Station.Record;
using Station.Tests.Support;

namespace Station.Tests;

[TestClass]
public sealed class RecordTests
{
    [TestMethod]
    [DataRow("readings.csv")]
    [DataRow("readings.jsonl")]
    public async Task ACutNodeAndAKilledRecorderLeaveEveryReadingOnceAndInOrder(string name)
    {
        await using Broker broker = await Broker.Start();
        await using FaultProxy proxy = new(broker.Port);
        using TemporaryFolder folder = new();
        string file = folder.File(name);
        await using RunningProgram node = await VirtualNode.Start(proxy.Port, "livingroom");
        await using (RunningProgram first = Start(broker, file))
        {
            await first.Prints("recording");
            await Grows(file, 2);
            proxy.Accept = AcceptMode.Closed;
            proxy.CutAll();
            await node.Prints("(kept)");
            await node.Prints("(kept)");
            proxy.Accept = AcceptMode.Forward;
            await node.Prints("online");
            first.Send(Signal.Kill);
            _ = await first.Exit();
        }

        // Half a line, as a power cut leaves it.
        await File.AppendAllTextAsync(file, "{\"place\":\"livi");
        await node.Prints("reading");
        int before = Read(file).Length;
        await using RunningProgram second = Start(broker, file);
        await Grows(file, before + 4);
        second.Send(Signal.Interrupt);
        Assert.AreEqual(0, await second.Exit(), second.Output.ToString());

        long[] numbers = [.. Read(file).Select(one => one.Key!.Value.Sequence)];
        CollectionAssert.AreEqual(Enumerable.Range(0, numbers.Length).Select(index => numbers[0] + index).ToArray(), numbers, string.Join(' ', numbers));
        string[] lines = await File.ReadAllLinesAsync(file);
        Assert.AreEqual(name.EndsWith("csv", StringComparison.Ordinal) ? numbers.Length + 1 : numbers.Length, lines.Length);
    }

    [TestMethod]
    public async Task AFileThatIsNoRecordingIsLeftAlone()
    {
        using TemporaryFolder folder = new();
        string file = folder.File("diary.csv");
        await File.WriteAllTextAsync(file, "dear diary\nall is well\n");
        StationRun run = await StationRun.Of("record", "--out", file);
        Assert.AreEqual(1, run.ExitCode);
        StringAssert.Contains(run.Text, "is no recording of the station");
        Assert.AreEqual("dear diary\nall is well\n", await File.ReadAllTextAsync(file));
    }

    [TestMethod]
    public async Task TheRecordingIsDrawnWithItsGaps()
    {
        using TemporaryFolder folder = new();
        string file = folder.File("readings.csv");
        await File.WriteAllLinesAsync(file,
        [
            "place,session,seq,at,up,received,temperature,humidity,pressure,quality,rev",
            "cellar,1,1,,1,2026-11-21T10:00:01Z,12.0,60.0,,ok,1",
            "cellar,1,2,2026-11-21T10:00:02Z,2,2026-11-21T10:00:02Z,12.5,61.0,,ok,1",
            "cellar,1,4,2026-11-21T10:00:04Z,4,2026-11-21T10:00:04Z,13.0,,,checksum,1",
            "cellar,1,5,2026-11-21T10:00:05Z,5,2026-11-21T10:00:05Z,13.0,62.0,,ok,1",
        ]);
        StationRun run = await StationRun.Of("plot", file);
        Assert.AreEqual(0, run.ExitCode, run.Text);
        string svg = await File.ReadAllTextAsync(folder.File("readings.svg"));
        string[] paths = [.. System.Xml.Linq.XDocument.Parse(svg).Descendants().Select(one => one.Attribute("d")?.Value).OfType<string>().Where(path => path.Contains('h'))];
        Assert.AreEqual(2, paths.Length);
        StringAssert.Matches(paths[0], new(@"^M60 280h0L\d+ \d+M\d+ 40h0L940 40$"));
        StringAssert.Matches(paths[1], new(@"^M60 \d+h0L280 \d+(\.\d)?M940 \d+h0$"));
    }

    [TestMethod]
    public async Task TheRecordingIsDrawnAsPngToo()
    {
        using TemporaryFolder folder = new();
        string file = folder.File("readings.csv");
        await File.WriteAllLinesAsync(file,
        [
            "place,session,seq,at,up,received,temperature,humidity,pressure,quality,rev",
            "cellar,1,1,,1,2026-11-21T10:00:01Z,12.0,60.0,,ok,1",
            "cellar,1,2,2026-11-21T10:00:02Z,2,2026-11-21T10:00:02Z,12.5,61.0,,ok,1",
        ]);
        StationRun run = await StationRun.Of("plot", file, "--out", folder.File("readings.png"));
        Assert.AreEqual(0, run.ExitCode, run.Text);
        byte[] picture = await File.ReadAllBytesAsync(folder.File("readings.png"));
        CollectionAssert.AreEqual(new byte[] { 0x89, (byte)'P', (byte)'N', (byte)'G' }, picture[..4]);

        StationRun other = await StationRun.Of("plot", file, "--out", folder.File("readings.gif"));
        Assert.AreEqual(2, other.ExitCode);
        StringAssert.Contains(other.Text, "--out must end in .svg or .png");
    }

    private static RunningProgram Start(Broker broker, string file) => StationRun.Start("record", "--out", file, "--broker", $"127.0.0.1:{broker.Port}");

    private static RecordedReading[] Read(string file)
    {
        IRecordFormat format = IRecordFormat.For(file);
        return [.. File.ReadAllLines(file).Select(format.Read).OfType<RecordedReading>()];
    }

    // The file system tells when the file has grown.
    private static async Task Grows(string file, int readings)
    {
        TaskCompletionSource enough = new(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look()
        {
            if (File.Exists(file) && Read(file).Length >= readings)
            {
                enough.TrySetResult();
            }
        }

        using FileSystemWatcher watcher = new(Path.GetDirectoryName(file)!) { EnableRaisingEvents = true };
        watcher.Changed += (_, _) => Look();
        Look();
        await Limits.Reached(enough.Task, $"{readings} readings in {file}");
    }
}
