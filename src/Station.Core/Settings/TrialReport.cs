using System.Text.Json.Nodes;
using Firmware.Core;
using Station.Contract;

namespace Station.Settings;

/// <summary>Prints what became of settings that nodes try before they keep them.</summary>
internal static class TrialReport
{
    /// <summary>Says that the first answer is not the last one, and how long that may take.</summary>
    /// <param name="tried">The nodes; one at least.</param>
    /// <param name="limit">For their last answers.</param>
    /// <param name="writer">Where to.</param>
    internal static void PrintBegin(Reply[] tried, TimeSpan limit, TextWriter writer)
    {
        bool isOne = tried.Length == 1;
        string who = isOne ? tried[0].Place + ":" : $"{tried.Length} nodes are";
        writer.WriteLine($"{who} on trial for {tried.Max(static one => one.TrialSeconds)} s: {(isOne ? "the node" : "each")} connects with the new settings "
            + $"and comes back to the old ones if that fails; the answer takes up to {Math.Ceiling(limit.TotalSeconds)} s");
    }

    /// <summary>For a node whose final answer did not come: reports only what is known.</summary>
    internal static void PrintOpen(Reply reply, JsonObject asked, TextWriter writer)
    {
        writer.WriteLine($"{reply.Place}: {Open(reply)}");
        if (reply.LastKnown is not { } told || HasLeft(reply))
        {
            return;
        }

        string[] keys = [.. asked.Select(static one => one.Key).Where(key => key is not ("id" or "rev") && told.Body.Member(key) is not null)];
        foreach (string key in keys)
        {
            writer.WriteLine($"  {key.PadRight(keys.Max(static one => one.Length))}  {HarmlessText.Show(told.Body.Member(key)!.Value.GetRawText(), 80)}");
        }
    }

    /// <summary>The same in a few words.</summary>
    internal static string Open(Reply reply)
    {
        if (HasLeft(reply))
        {
            return $"the node has left for {reply.OtherBroker}; whether it stays there is not known here";
        }

        string there = reply.IsOnline ? Words.Online : "not " + Words.Online;
        return reply.LastKnown?.Revision is { } revision
            ? $"no final answer yet; the node is {there} and last told that revision {revision} is in force"
            : $"no final answer yet; the node is {there} and has not told what is in force";
    }

    // A node that is at this broker has not left it, or has come back.
    private static bool HasLeft(Reply reply) => reply is { OtherBroker: not null, IsOnline: false };
}
