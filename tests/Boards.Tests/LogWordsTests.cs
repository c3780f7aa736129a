using System.Text.RegularExpressions;
using Firmware;
using Firmware.Core;
using Flash.Log;

namespace Boards.Tests;

/// <summary>What the device's own log writes, in words: its source is compiled into these tests.</summary>
[TestClass]
public sealed partial class LogWordsTests
{
    [TestMethod]
    [DataRow(LinkState.Waiting, LinkReason.BadCredentials, 1700, "no link: wrong user name or password; next attempt in 1.7 s")]
    [DataRow(LinkState.Waiting, LinkReason.NameNotResolved, 60000, "no link: the broker's name is not known; next attempt in 60.0 s")]
    [DataRow(LinkState.Connecting, LinkReason.None, 0, "connecting to the broker")]
    [DataRow(LinkState.Subscribing, LinkReason.None, 0, "connected; subscribing to the settings")]
    [DataRow(LinkState.Online, LinkReason.None, 0, "online")]
    [DataRow(LinkState.Leaving, LinkReason.None, 0, "leaving")]
    [DataRow(LinkState.Left, LinkReason.None, 0, "left")]
    public void The_link_is_told_in_words(LinkState state, LinkReason reason, int pauseMs, string words)
        => Assert.AreEqual(words, LogWords.Of(Written(log => log.Link(state, reason, pauseMs))));

    [TestMethod]
    public void Every_reason_and_every_state_has_words()
    {
        foreach (LinkReason reason in Enum.GetValues<LinkReason>().Where(reason => reason != LinkReason.None))
        {
            string words = LogWords.Of(Written(log => log.Link(LinkState.Waiting, reason, 1000)));
            Assert.MatchesRegex("^no link: [a-zA-Z].* [a-zA-Z].*; next attempt in 1.0 s$", words, reason.ToString());
        }

        foreach (LinkState state in Enum.GetValues<LinkState>())
        {
            Assert.DoesNotContain("does not know", LogWords.Of(Written(log => log.Link(state, LinkReason.None, 0))));
        }
    }

    [TestMethod]
    public void Every_quality_of_a_reading_has_words()
    {
        foreach (Quality quality in Enum.GetValues<Quality>())
        {
            Reading reading = new() { Sequence = 12, Quality = quality };

            string words = LogWords.Of(Written(log => log.Sampled(reading, quality == Quality.Ok)));

            Assert.StartsWith(quality == Quality.Ok ? "reading 12: measured, sent" : "reading 12: no value: ", words);
            Assert.DoesNotContain("does not know", words);
        }
    }

    [TestMethod]
    public void Answers_are_shown_as_they_were_sent()
    {
        byte[] answer = """{"ok":true,"rev":13}"""u8.ToArray();

        Assert.AreEqual(
            """settings answered: {"ok":true,"rev":13}""", LogWords.Of(Written(log => log.Configured(ConfigOutcome.Changed, answer, answer.Length))));
        Assert.AreEqual("""command answered: {"ok":true,"rev":13}""", LogWords.Of(Written(log => log.Commanded(Command.Read, answer, answer.Length))));
    }

    [TestMethod]
    [DataRow("tick failed: System.OutOfMemoryException")]
    [DataRow("link 0 reason 4")]
    [DataRow("reading x quality 0 sent")]
    [DataRow("ets Jul 29 2019 12:21:46")]
    public void Other_lines_stay_as_they_are(string line) => Assert.AreEqual(line, LogWords.Of(line));

    [TestMethod]
    public void A_number_of_a_newer_firmware_is_said_to_be_unknown()
        => Assert.AreEqual("link in state 99, which this program does not know", LogWords.Of("link 99 reason 0 pause 0"));

    [TestMethod]
    [DataRow("boards/README.md", "link 1 reason 0 pause 0", "link 0 reason 4 pause 1700")]
    [DataRow("docs/first-board.md", "link 1 reason 0 pause 0", "link 2 reason 0 pause 0", "link 3 reason 0 pause 0", "reading 1 quality 0 sent")]
    public void The_pages_show_a_log_as_it_looks(string page, params string[] lines)
    {
        string[] shown = [.. Example().Matches(File.ReadAllText(Repository.Path(page.Split('/')))).Select(match => match.Groups[1].Value)];

        CollectionAssert.AreEqual(lines.Select(LogWords.Of).ToArray(), shown);
    }

    [TestMethod]
    public void The_page_of_a_first_board_knows_what_the_log_says()
    {
        string page = File.ReadAllText(Repository.Path("docs", "first-board.md"));
        foreach (LinkReason reason in new[] { LinkReason.NoNetwork, LinkReason.Refused, LinkReason.BadCredentials })
        {
            Assert.Contains($"| `{LogWords.Of($"link 0 reason {(int)reason} pause 0").Split(';')[0]}` |", page);
        }

        Assert.Contains($"`{LogWords.Of($"reading 1 quality {(int)Quality.Absent} kept").Split(": ", 2)[1].Split(',')[0]}`", page);
    }

    private static string Written(Action<DeviceLog> write)
    {
        TextWriter output = Console.Out;
        using StringWriter written = new();
        Console.SetOut(written);
        try
        {
            write(new DeviceLog());
        }
        finally
        {
            Console.SetOut(output);
        }

        return written.ToString().TrimEnd();
    }

    [GeneratedRegex(@"^\d\d:\d\d:\d\d  (.*)$", RegexOptions.Multiline)]
    private static partial Regex Example();
}
