using Kit;
using Station.Tests.Support;
using Store;

namespace Station.Tests;

[TestClass]
public sealed class ImportTests
{
    private const string Heading = "place,session,seq,at,up,received,temperature,humidity,quality,rev";

    private readonly TemporaryFolder _folder = new();

    private string Store => _folder.File("readings.db");

    [TestCleanup]
    public void Remove() => _folder.Dispose();

    [TestMethod]
    [DataRow("\uFEFFplace,session,seq,at,temperature\r\nattic,7,1,2026-11-21T10:00:00Z,25.6\r\n", DisplayName = "BOM and CRLF")]
    [DataRow("place,session,seq,at,temperature\rattic,7,1,2026-11-21T10:00:00Z,25.6\r", DisplayName = "CR")]
    [DataRow("\"place\",\"session\",\"seq\",\"at\",\"temperature\"\n\"attic\",\"7\",\"1\",\"2026-11-21T10:00:00Z\",\"25,6\"",
        DisplayName = "quoted, comma, no end of line")]
    [DataRow("temperature;at;seq;session;Place\n25,6;21.11.2026 10:00;1;7;attic\n", DisplayName = "semicolons and another order")]
    [DataRow("temperature\tat\tseq\tsession\tplace\n25.6\t46347.416666667\t1\t7\tattic\n", DisplayName = "tabs and the days of a spreadsheet")]
    [DataRow(",place,session,seq,at,temperature,humidity\n0,attic,7.0,1.0,2026-11-21 10:00:00+00:00,25.6,nan\n", DisplayName = "pandas")]
    [DataRow("place,session,seq,at,temperature\nattic,7,1,1795255200000000000,25.6\n", DisplayName = "nanoseconds")]
    [DataRow("place,session,seq,time,temperature\n\n\nattic,7,1,2026-11-21T12:00:00.000+02:00,25.6\n\n", DisplayName = "blank lines, another zone")]
    [DataRow("place,session,seq,at,temperature\nattic,7,1,11/21/2026 10:00:00 AM,25.6\n", DisplayName = "month first")]
    public async Task What_programs_make_of_a_recording_is_understood(string text)
    {
        StationRun run = await Import(text);

        Assert.AreEqual(0, run.ExitCode, run.Text);

        StoredReading reading = Read().Single();
        Assert.AreEqual(("attic", 7L, 1L, 25.6), (reading.Place, reading.Session!.Value, reading.Sequence!.Value, reading.Values["temperature"]!.Value));
        Assert.AreEqual(new DateTimeOffset(2026, 11, 21, 10, 0, 0, TimeSpan.Zero), reading.At);
    }

    [TestMethod]
    [DataRow("attic,7,1,yesterday,1,,20.0,,ok,1", "line 2: at: 'yesterday' is no time")]
    [DataRow("attic,7,1,2026-11-21T10:00:00Z,1,,warm,,ok,1", "line 2: temperature: 'warm' is no number")]
    [DataRow("attic,7,1,2026-11-21T10:00:00Z,1,,\"1.013,2\",,ok,1", "line 2: temperature: '1.013,2' has a point and a comma")]
    [DataRow("attic,7.34E+07,1,2026-11-21T10:00:00Z,1,,20.0,,ok,1", "line 2: session: '7.34E+07' has been rounded")]
    [DataRow("attic,7,1,2026-11-21T10:00:00Z,1,,25,6,,ok,1", "line 2: it has 11 cells and the first line 10; a decimal comma must stand in quotes")]
    [DataRow("attic,7,1,2026-11-21T10:0", "line 2: it has 4 cells and the first line 10; it may end early")]
    [DataRow(",7,1,2026-11-21T10:00:00Z,1,,20.0,,ok,1", "line 2: there is no place")]
    [DataRow("attic,7,1,,1,,20.0,,ok,1", "line 2: there is neither at nor received")]
    [DataRow("attic,7,,2026-11-21T10:00:00Z,1,,20.0,,ok,1", "line 2: session and seq belong together")]
    [DataRow("attic,7,1,03/04/2026 10:00,1,,20.0,,ok,1", "--dates dmy or --dates mdy")]
    [DataRow("attic,7,1,\"2026", "is no table from line 2 on")]
    public async Task What_cannot_be_understood_is_named_with_its_line_and_nothing_is_imported(string line, string reason)
    {
        StationRun run = await Import($"{Heading}\n{line}\n");

        Assert.AreNotEqual(0, run.ExitCode);
        StringAssert.Contains(run.Text, reason);
        Assert.IsFalse(File.Exists(Store));
    }

    [TestMethod]
    public async Task Bad_lines_can_be_left_out()
    {
        StationRun run = await Import($"{Heading}\nattic,7,1,never,1,,20.0,,ok,1\nattic,7,2,2026-11-21T10:00:00Z,1,,nan,,timeout,1\n", "--skip-bad");

        Assert.AreEqual(0, run.ExitCode, run.Text);
        StringAssert.Contains(run.Text, "1 readings imported");
        StringAssert.Contains(run.Text, "1 lines left out");
        Assert.IsNull(Read().Single().Values["temperature"]);
    }

    [TestMethod]
    public async Task What_is_no_recording_is_refused_and_not_touched()
    {
        StationRun run = await Import("dear diary,all is well\n");

        Assert.AreEqual(1, run.ExitCode);
        StringAssert.Contains(run.Text, "is no recording");
        Assert.AreEqual("dear diary,all is well\n", await File.ReadAllTextAsync(_folder.File("file.csv")));
    }

    [TestMethod]
    [DataRow("back.csv")]
    [DataRow("back.jsonl")]
    public async Task What_is_exported_comes_back_as_it_was_and_is_no_formula(string name)
    {
        StoredReading said = new()
        {
            Place = "=HYPERLINK(\"http://x\",\"y\")",
            Session = 73402881,
            Sequence = 5,
            At = new DateTimeOffset(2026, 11, 21, 10, 0, 0, TimeSpan.Zero),
            Received = new DateTimeOffset(2026, 11, 21, 10, 0, 0, 250, TimeSpan.Zero),
            UpSeconds = 50,
            Values = new Dictionary<string, double?> { ["temperature"] = -5.25, ["humidity"] = null },
            Quality = "checksum",
            Revision = 3,
            More = """{"sensor":"dht22"}""",
        };
        using (ReadingStore store = ReadingStore.Open(Store))
        {
            store.Write([said]);
        }

        StationRun export = await StationRun.Of("export", "--store", Store, "--out", _folder.File(name));
        StationRun import = await StationRun.Of("import", _folder.File(name), "--store", _folder.File("other.db"));

        Assert.AreEqual((0, 0), (export.ExitCode, import.ExitCode), export.Text + import.Text);
        string text = await File.ReadAllTextAsync(_folder.File(name));
        Assert.IsFalse(text.Split('\n', ',').Any(static cell => cell.TrimStart('"').StartsWith('=')), text);
        using ReadingStore other = ReadingStore.Open(_folder.File("other.db"));
        StoredReading back = other.Read(other.Nodes().Single(), new ReadingFilter()).Single();
        CollectionAssert.AreEquivalent(said.Values.ToArray(), back.Values.ToArray());
        Assert.AreEqual(said with { Values = back.Values, Time = said.At!.Value }, back);
    }

    [TestMethod]
    public async Task A_file_that_is_there_is_replaced_only_when_that_is_asked_for()
    {
        _ = await Import($"{Heading}\nattic,7,1,2026-11-21T10:00:00Z,1,,20.0,,ok,1\ncellar,7,1,2026-11-21T10:00:00Z,1,,20.0,,ok,1\n");
        string file = _folder.File("notes.csv");
        await File.WriteAllTextAsync(file, "mine");

        StationRun refused = await StationRun.Of("export", "--store", Store, "--out", file);
        string before = await File.ReadAllTextAsync(file);
        StationRun replaced = await StationRun.Of("export", "--store", Store, "--out", file, "--overwrite", "--place", "att*");

        Assert.AreEqual((2, "mine", 0), (refused.ExitCode, before, replaced.ExitCode));
        Assert.AreEqual(2, (await File.ReadAllLinesAsync(file)).Length);
    }

    private Task<StationRun> Import(string text, params string[] more)
    {
        File.WriteAllText(_folder.File("file.csv"), text);
        return StationRun.Of(["import", _folder.File("file.csv"), "--store", Store, .. more]);
    }

    private StoredReading[] Read()
    {
        using ReadingStore store = ReadingStore.Open(Store);
        return [.. store.Nodes().SelectMany(node => store.Read(node, new ReadingFilter()))];
    }
}
