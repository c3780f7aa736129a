using Firmware.Core;
using Station.Contract;

namespace Station.Check;

/// <summary>Checks the retained messages of a node.</summary>
internal static class KeptChecks
{
    private static readonly string[] Settings = ["rev", "interval", "qos", "retain", "payload"];

    /// <summary>Runs right after the subscription.</summary>
    internal static void Run(NodeUnderTest node, CheckReport report)
    {
        Sighting? status = node.Last(NodeTopics.Status);
        report.Add("status is online and retained", status is { Arrival: { Retained: true, Text: Words.Online } }, Seen(status));
        Sighting? settings = node.Last(NodeTopics.ConfigState);
        string[] missing = settings?.Json is { } json ? [.. Settings.Where(name => json.Member(name) is null)] : Settings;
        report.Add("settings in force are retained", settings is { Arrival.Retained: true } && missing.Length == 0,
            missing.Length == 0
                ? $"revision {settings?.Json?.Whole("rev")}, interval {settings?.Json?.Number("interval")} s"
                : "missing: " + string.Join(", ", missing));
        bool showsSecret = settings?.Json?.Text("password") is not null;
        report.Add("no secret is published", !showsSecret, showsSecret ? "config/state holds a password" : "config/state holds none");
        Sighting? health = node.Last(NodeTopics.Health);
        report.Add("health is JSON and retained", health is { Json: not null, Arrival.Retained: true }, Seen(health));
    }

    private static string Seen(Sighting? sighting) =>
        sighting is null ? "nothing" : sighting.Arrival.Text + (sighting.Arrival.Retained ? ", retained" : ", not retained");
}
