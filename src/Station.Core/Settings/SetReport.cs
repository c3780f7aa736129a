using System.Text.Json.Nodes;
using Station.Contract;

namespace Station.Settings;

/// <summary>Prints what became of a change of settings.</summary>
internal static class SetReport
{
    /// <summary>The report about one node.</summary>
    internal static void PrintOne(Reply reply, JsonObject asked, TextWriter writer)
    {
        if (reply.IsOk)
        {
            PrintApplied(reply, asked, writer);
        }
        else if (reply.IsOnTrial)
        {
            TrialReport.PrintOpen(reply, asked, writer);
        }
        else
        {
            string what = reply.WasTried ? "came back to the old settings" : "refused; nothing has changed";
            writer.WriteLine($"{reply.Place}: {what}{(reply.Answer?.Whole("rev") is { } kept ? $", revision {kept} stays in force" : "")}");
            foreach (string reason in reply.Reasons)
            {
                writer.WriteLine("  " + reason);
            }
        }
    }

    /// <summary>The tally over all nodes.</summary>
    /// <param name="replies">Of every node that is known.</param>
    /// <param name="done">What became of the message: applied or done.</param>
    /// <param name="waits">Whether it waits at the broker for nodes that are offline.</param>
    /// <param name="areStrangers">True if the broker did not tell which nodes there are, so that missing ones are unknown.</param>
    /// <param name="writer">Where to.</param>
    /// <returns>Whether every node that is known to be there has done it, and at least one is.</returns>
    internal static bool PrintAll(IEnumerable<Reply> replies, string done, bool waits, bool areStrangers, TextWriter writer)
    {
        Reply[] all = [.. replies.Where(static one => one.Status is not null || one.Answer is not null)];
        Reply[] open = [.. all.Where(static one => one.IsOnTrial)];
        Reply[] returned = [.. all.Where(static one => one.WasTried && !one.IsOnTrial && !one.IsOk)];
        Reply[] refused = [.. all.Where(static one => one.Answer is not null && !one.WasTried && !one.IsOk)];
        Reply[] silent = [.. all.Where(static one => one.Answer is null && one.IsOnline)];
        Reply[] asleep = [.. all.Where(static one => one.Answer is null && one.IsAsleep)];
        Reply[] away = [.. all.Where(static one => one.Answer is null && !one.IsOnline && !one.IsAsleep)];
        int applied = all.Count(static one => one.IsOk);
        PrintEach(refused, static one => "refused: " + string.Join("; ", one.Reasons), writer);
        PrintEach(returned, static one => "came back to the old settings: " + string.Join("; ", one.Reasons), writer);
        PrintEach(open, TrialReport.Open, writer);
        PrintEach(silent, static one => "silent", writer);

        string back = returned.Length == 0 ? "" : $", {returned.Length} came back to the old settings";
        string tried = open.Length == 0 ? "" : $", {open.Length} on trial, no final answer yet";
        string offline = away.Length == 0 ? "" : $"; {away.Length} offline, which {(waits ? "get it when they return" : "do not get it")}";
        string sleepers = asleep.Length == 0 ? "" : $"; {asleep.Length} asleep, which get it when they wake";
        string unknown = areStrangers ? "; the broker does not tell which nodes there are, so who is missing is not known" : "";
        writer.WriteLine($"{applied} {done}, {refused.Length} refused, {silent.Length} silent{back}{tried}{sleepers}{offline}{unknown}");
        return applied > 0 && refused.Length + returned.Length + open.Length + silent.Length == 0;
    }

    private static void PrintApplied(Reply reply, JsonObject asked, TextWriter writer)
    {
        long? before = reply.Before?.Revision;
        long? after = reply.Answer?.Whole("rev");
        writer.WriteLine(
            before == after
            ? $"{reply.Place}: in force already, revision {after}"
            : $"{reply.Place}: applied, revision {before?.ToString() ?? "?"} -> {after}");

        // A node that returns during a trial publishes its old settings once more.
        NodeSettings? told = reply.After is { } state && !(state.Revision < after) ? state : before == after ? reply.Before : null;
        int width = asked.Max(static one => one.Key.Length);
        foreach ((string key, JsonNode? wanted) in asked.Where(static one => one.Key is not ("id" or "rev")))
        {
            string old = Show(reply.Before, key) ?? "?";
            string now = Show(told, key) ?? (key.Contains("password") ? "set" : wanted?.ToJsonString(JsonText.OneLine) ?? "null");
            writer.WriteLine($"  {key.PadRight(width)}  {HarmlessText.Show(old, 80)} -> {HarmlessText.Show(now, 80)}");
        }
    }

    private static void PrintEach(Reply[] replies, Func<Reply, string> words, TextWriter writer)
    {
        foreach (Reply one in replies)
        {
            writer.WriteLine($"{one.Place}: {words(one)}");
        }
    }

    /// <summary>A setting as JSON; null if there is none.</summary>
    private static string? Show(NodeSettings? state, string key) => state?.Body.Member(key)?.GetRawText();
}
