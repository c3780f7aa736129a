using System.Globalization;
using System.Text.RegularExpressions;
using Firmware.Core;
using Texts;

namespace Flash.Log;

/// <summary>
/// Translates into words what a node writes on its serial port: numbers, because words would cost the device flash. They are those of the
/// core that is compiled in here.
/// </summary>
internal static partial class LogWords
{
    /// <summary>A line in words; one that is not the node's is given back as it is.</summary>
    public static string Of(string line)
    {
        if (LinkLine().Match(line) is { Success: true } link)
        {
            return Link((LinkState)Number(link, 1), (LinkReason)Number(link, 2), Number(link, 3));
        }

        if (ReadingLine().Match(line) is { Success: true } reading)
        {
            Quality quality = (Quality)Number(reading, 2);
            string what = quality == Quality.Ok ? "measured" : "no value: " + Explain(quality);
            return $"reading {reading.Groups[1].Value}: {what}, {(reading.Groups[3].Value == "sent" ? "sent" : "kept until there is a link")}";
        }

        return AnswerLine().Match(line) is { Success: true } answer
            ? $"{(answer.Groups[1].Value == "config" ? "settings" : "command")} answered: {answer.Groups[2].Value}"
            : line;
    }

    private static string Link(LinkState state, LinkReason reason, int pauseMs) => state switch
    {
        LinkState.Waiting => $"no link: {LinkReasonText.Of(reason)}; next attempt in {(pauseMs / 1000.0).ToString("0.0", CultureInfo.InvariantCulture)} s",
        LinkState.Connecting => "connecting to the broker",
        LinkState.Subscribing => "connected; subscribing to the settings",
        LinkState.Online => "online",
        LinkState.Leaving => "leaving",
        LinkState.Left => "left",
        _ => $"link in state {(int)state}, which this program does not know",
    };

    private static string Explain(Quality quality) => quality switch
    {
        Quality.Timeout => "the sensor does not answer in time",
        Quality.Checksum => "noise between sensor and board",
        Quality.Range => "outside of what the sensor can measure",
        Quality.Stuck => "the sensor repeats itself",
        Quality.Absent => "there is no such sensor on these pins",
        Quality.Jump => "no two readings agree",
        Quality.NoMemory => "too little memory to read the sensor",
        Quality.NoFix => "too few satellites for a position: does the antenna see the sky?",
        _ => $"quality {(int)quality}, which this program does not know",
    };

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^link (\d{1,3}) reason (\d{1,3}) pause (\d{1,9})$")]
    private static partial Regex LinkLine();

    [GeneratedRegex(@"^reading (\d{1,10}) quality (\d{1,3}) (sent|kept)$")]
    private static partial Regex ReadingLine();

    [GeneratedRegex(@"^(config|command) (\{.*\})$")]
    private static partial Regex AnswerLine();
}
