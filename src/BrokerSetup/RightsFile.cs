using Cli;

namespace BrokerSetup;

/// <summary>
/// A file of rights: a part that is made anew with every change, and below a mark what somebody wrote by hand. A line by hand above the
/// mark is moved below it, not lost.
/// </summary>
internal static class RightsFile
{
    private const string Head = "# Made by ./broker. What you write below the last line with ## stays as it is.";
    private const string Mark = "## Your own lines, each list after a line 'user NAME', or as 'pattern' for all:";
    private const string UserWord = "user ";

    // Versions before 0.2 let every node announce every id.
    private const string FormerRight = "pattern write homeassistant/device/+/config";

    /// <summary>Writes the file.</summary>
    /// <param name="path">Where.</param>
    /// <param name="before">What was made for those who were there until now, to tell it from lines by hand.</param>
    /// <param name="now">What is made for those who are there now.</param>
    internal static void Write(string path, IEnumerable<string> before, IEnumerable<string> now)
    {
        string[] made = [.. now];
        string[] own = [.. OwnLines(path, before.Concat(made))];
        string text = string.Join('\n', [Head, .. made, "", Mark, .. own]) + "\n";
        if (!File.Exists(path) || File.ReadAllText(path) != text)
        {
            PrivateFile.Write(path, text);
        }
    }

    private static IEnumerable<string> OwnLines(string path, IEnumerable<string> made)
    {
        string[] lines = File.Exists(path) ? File.ReadAllLines(path) : [];
        int mark = Array.FindLastIndex(lines, static line => line.StartsWith("##", StringComparison.Ordinal));
        IEnumerable<string> above = Foreign(
            mark < 0 ? lines : lines[..mark], [.. WithUser(made).Select(static one => one.User + "\n" + one.Line), "\n" + FormerRight]);
        return above.Concat(mark < 0 ? [] : lines[(mark + 1)..]);
    }

    // Lines that were not made here, with the user whom they are about.
    private static IEnumerable<string> Foreign(IEnumerable<string> lines, HashSet<string> known)
    {
        string user = "";
        foreach ((string owner, string line) in WithUser(lines).Where(one => !known.Contains(one.User + "\n" + one.Line)))
        {
            if (owner.Length > 0 && owner != user)
            {
                yield return UserWord + owner;
                user = owner;
            }

            yield return line;
        }
    }

    // A pattern applies to every user, wherever it stands.
    private static IEnumerable<(string User, string Line)> WithUser(IEnumerable<string> lines)
    {
        string user = "";
        foreach (string line in lines.Where(static line => line.Length > 0 && line[0] != '#'))
        {
            if (line.StartsWith(UserWord, StringComparison.Ordinal))
            {
                user = line[UserWord.Length..];
            }
            else
            {
                yield return (line.StartsWith("pattern ", StringComparison.Ordinal) ? "" : user, line);
            }
        }
    }
}
