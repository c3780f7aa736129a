using System.Globalization;

namespace VirtualDevice.Faults;

/// <summary>Reads a script: one fault a line, <c>at SECONDS what</c>. README.md beside this file describes what it understands.</summary>
internal static class FaultScript
{
    private const int MaxSeconds = 31 * 24 * 60 * 60;

    /// <summary>Reads a file.</summary>
    /// <exception cref="FormatException">A line is not understood; the message names it.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be read.</exception>
    public static IReadOnlyList<FaultStep> Read(string file)
    {
        List<FaultStep> steps = [];
        string[] lines = File.ReadAllLines(file);
        for (int i = 0; i < lines.Length; i++)
        {
            string[] words = Words(lines[i]);
            if (words.Length > 0 && !Add(words, steps))
            {
                throw new FormatException($"{file} line {i + 1}: '{lines[i].Trim()}' is not understood");
            }
        }

        return [.. steps.OrderBy(step => step.AtSeconds)];
    }

    /// <summary>Reads what a person types: the same without a time, because it happens now.</summary>
    /// <returns>What to do, with seconds from now; null if it is not understood.</returns>
    public static IReadOnlyList<FaultStep>? ReadNow(string line)
    {
        List<FaultStep> steps = [];
        return Add(["at", "0", .. Words(line)], steps) ? steps : null;
    }

    private static string[] Words(string line) => line.Split('#')[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static bool Add(string[] words, List<FaultStep> steps)
    {
        if (words.Length < 3 || words[0] != "at" || Seconds(words[1]) is not { } at)
        {
            return false;
        }

        switch (words[2], words.Length)
        {
            case ("sensor", 4):
                return AddSensor(at, words[3], steps);
            case ("link", 4 or 5):
                return AddLink(at, words, steps);
            case ("clock", 4):
                return AddClock(at, words[3], steps);
            case ("takeover" or "loop" or "power", 3):
                steps.Add(new FaultStep(at, Enum.Parse<FaultKind>(words[2], ignoreCase: true)));
                return true;
            default:
                return false;
        }
    }

    private static bool AddSensor(int at, string word, List<FaultStep> steps)
    {
        SensorFault fault = SensorFault.None;
        if (word != "ok" && !(IsWord(word) && word != "none" && Enum.TryParse(word, ignoreCase: true, out fault)))
        {
            return false;
        }

        steps.Add(new FaultStep(at, FaultKind.Sensor, (long)fault));
        return true;
    }

    // With a duration, the link works again after it.
    private static bool AddLink(int at, string[] words, List<FaultStep> steps)
    {
        int? lasts = words.Length == 5 ? Seconds(words[4]) : 0;
        if (lasts is null || !IsWord(words[3]) || !Enum.TryParse(words[3], ignoreCase: true, out LinkFault fault))
        {
            return false;
        }

        bool lasting = fault is not (LinkFault.Ok or LinkFault.Cut);
        steps.Add(new FaultStep(at, FaultKind.Link, (long)fault));
        if (words.Length == 5)
        {
            steps.Add(new FaultStep(at + lasts.Value, FaultKind.Link, (long)LinkFault.Ok));
        }

        return lasting || words.Length == 4;
    }

    private static bool AddClock(int at, string word, List<FaultStep> steps)
    {
        long seconds = 0;
        bool valid = word == "ok" || (word[0] is '+' or '-' && long.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out seconds)
            && Math.Abs(seconds) <= uint.MaxValue);
        if (valid)
        {
            steps.Add(new FaultStep(at, FaultKind.Clock, seconds));
        }

        return valid;
    }

    private static bool IsWord(string word) => word.All(char.IsAsciiLetterLower);

    private static int? Seconds(string word)
        => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds) && seconds <= MaxSeconds ? seconds : null;
}
