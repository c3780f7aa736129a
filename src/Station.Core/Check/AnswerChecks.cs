using System.Security.Cryptography;
using System.Text.Json;
using Firmware.Core;
using Station.Contract;

namespace Station.Check;

/// <summary>Checks that a node answers, and refuses what it must refuse.</summary>
internal static class AnswerChecks
{
    /// <summary>Sends only settings that a node must refuse, so nothing changes.</summary>
    internal static async Task Settings(NodeUnderTest node, CheckReport report, CancellationToken cancel)
    {
        long? before = node.Last(NodeTopics.ConfigState)?.Json?.Whole("rev");
        string mark = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(3));
        (string first, string second) = (mark + "-1", mark + "-2");
        int begin = node.Sightings.Count;
        await node.Send(NodeTopics.Config, $"{{\"id\":\"{first}\",\"no_such_setting\":1}}", cancel);
        await node.Send(NodeTopics.Config, $"{{\"id\":\"{second}\",\"interval\":0}}", cancel);
        await node.Send(NodeTopics.Config, "this is no JSON", cancel);
        await node.Wait(() => Answers(node, begin, NodeTopics.ConfigResult).Length >= 3, NodeUnderTest.AnswerSeconds, cancel);

        JsonElement[] answers = Answers(node, begin, NodeTopics.ConfigResult);
        report.Add("unknown setting is refused", IsRefused(Of(answers, first), "no_such_setting", Words.Of(ConfigError.Unknown)), Seen(Of(answers, first)));
        report.Add("value out of range is refused", IsRefused(Of(answers, second), "interval", Words.Of(ConfigError.Range)), Seen(Of(answers, second)));
        JsonElement? nameless = answers.Where(static one => one.Text("id") is null).Select(static one => (JsonElement?)one).FirstOrDefault();
        report.Add("what is no JSON is refused", nameless?.Flag("ok") == false, Seen(nameless));
        string[] ids = [.. answers.Select(static one => one.Text("id")).OfType<string>().Where(id => id.StartsWith(mark, StringComparison.Ordinal))];
        report.Add("answers carry the id, each once", ids.SequenceEqual([first, second]), ids.Length == 0 ? "no answer" : string.Join(", ", ids));
        long? after = answers.Length > 0 ? answers[^1].Whole("rev") : null;
        report.Add("a refused message changes nothing", after == before && before is not null, $"revision {before} before, {after} after");
    }

    /// <summary>Makes the node read its sensor once more, so it runs after the checks of the period.</summary>
    internal static async Task Commands(NodeUnderTest node, CheckReport report, CancellationToken cancel)
    {
        string mark = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(3));
        (string first, string second) = (mark + "-1", mark + "-2");
        int begin = node.Sightings.Count;
        await node.Send(NodeTopics.Command, $"{{\"id\":\"{first}\",\"do\":\"no_such_command\"}}", cancel);
        await node.Send(NodeTopics.Command, $"{{\"id\":\"{second}\",\"do\":\"read\"}}", cancel);
        await node.Wait(() => Answers(node, begin, NodeTopics.CommandResult).Length >= 2, NodeUnderTest.AnswerSeconds, cancel);
        JsonElement[] answers = Answers(node, begin, NodeTopics.CommandResult);
        report.Add("unknown command is refused", Of(answers, first)?.Flag("ok") == false, Seen(Of(answers, first)));
        report.Add("command read is answered", Of(answers, second)?.Flag("ok") == true, Seen(Of(answers, second)));
    }

    private static JsonElement[] Answers(NodeUnderTest node, int begin, string leaf) =>
        [.. node.Sightings.Skip(begin).Where(one => one.Leaf == leaf && one.Json is not null).Select(static one => one.Json!.Value)];

    private static JsonElement? Of(JsonElement[] answers, string id) =>
        answers.Where(one => one.Text("id") == id).Select(static one => (JsonElement?)one).FirstOrDefault();

    private static bool IsRefused(JsonElement? answer, string key, string word) => answer is { } json && json.Flag("ok") == false
        && json.Elements("errors").Any(one => one.Text("key") == key && one.Text("is") == word);

    private static string Seen(JsonElement? answer) => answer is { } json ? json.GetRawText() : $"no answer within {NodeUnderTest.AnswerSeconds} s";
}
