using System.Globalization;
using Station.Contract;

namespace Station.Chat;

/// <summary>What a member sees of a room: each message once and in order, and who comes and goes.</summary>
internal sealed class Transcript(string name, DateTimeOffset joinedAt)
{
    /// <summary>Most members that are distinguished, so that ever new names cannot fill the memory.</summary>
    private const int MostMembers = 1000;

    private const string Indent = "          ";

    private readonly SortedDictionary<string, Presence> _members = new(StringComparer.Ordinal);
    private bool _hasShownMissed;

    /// <summary>Everybody who is here, this member included.</summary>
    internal IEnumerable<string> Here => _members.Where(static one => one.Value == Presence.Here).Select(static one => one.Key);

    /// <summary>Lines for a message.</summary>
    internal IEnumerable<string> Show(ChatMessage message)
    {
        if (!_hasShownMissed && message.At < joinedAt)
        {
            _hasShownMissed = true;
            yield return "* what was said while you were away:";
        }

        string head = $"{Time(message.At)}  {message.Sender}: ";
        foreach (string line in message.Lines)
        {
            yield return head + line;
            head = Indent + "| ";
        }
    }

    /// <summary>The presence of a member has come.</summary>
    /// <param name="who">The name in the topic.</param>
    /// <param name="word">here, left or gone.</param>
    /// <param name="isNews">False for retained presence that came with the subscription.</param>
    /// <returns>A line, or null.</returns>
    internal string? SetPresence(string who, string word, bool isNews)
    {
        Presence before = _members.GetValueOrDefault(who);
        Presence now = word switch
        {
            RoomTopics.Here => Presence.Here,
            RoomTopics.Left => Presence.Left,
            RoomTopics.Gone when !isNews || before == Presence.Left => Presence.Left,
            RoomTopics.Gone => Presence.Gone,
            _ => before,
        };
        if (_members.Count < MostMembers || _members.ContainsKey(who))
        {
            _members[who] = now;
        }

        if (now == before || !isNews || who == name)
        {
            return null;
        }

        string shown = HarmlessText.Show(who, ChatMessage.LongestName);
        return now switch
        {
            Presence.Here => $"* {shown} is here",
            Presence.Left => $"* {shown} has left",
            Presence.Gone when before == Presence.Here => $"* {shown} has lost the connection",
            _ => null,
        };
    }

    /// <summary>The line for <c>/who</c>.</summary>
    internal string Who()
    {
        string here = string.Join(", ", Here.Select(static one => HarmlessText.Show(one, ChatMessage.LongestName)));
        string[] gone = [.. _members.Where(static one => one.Value == Presence.Gone).Select(static one => HarmlessText.Show(one.Key, ChatMessage.LongestName))];
        return gone.Length == 0 ? $"* here: {here}" : $"* here: {here}; gone: {string.Join(", ", gone)}";
    }

    private static string Time(DateTimeOffset? at)
    {
        if (at is not { } time)
        {
            return "--:--:--";
        }

        DateTimeOffset local = time.ToLocalTime();
        string format = local.Date == DateTimeOffset.Now.Date ? "HH:mm:ss" : "yyyy-MM-dd HH:mm:ss";
        return local.ToString(format, CultureInfo.InvariantCulture);
    }
}
