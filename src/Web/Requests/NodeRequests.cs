using System.Text.Json.Nodes;
using Firmware.Core;
using Station;
using Station.Check;
using Station.Contract;
using Station.Forget;
using Station.Network;
using Station.Settings;
using Web.Access;
using Web.Hosting;

namespace Web.Requests;

/// <summary>Sends settings and commands to nodes and follows them to the final answer, as the station's commands do. One for each open page.</summary>
internal sealed class NodeRequests(WebOptions options, Rights rights)
{
    /// <summary>Time limit for an answer. Over Wi-Fi the first message after a pause takes a while.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>How long a node is kept awake.</summary>
    internal const int StaySeconds = 600;

    /// <summary>Sends settings.</summary>
    /// <param name="place">Of the node.</param>
    /// <param name="settings">A JSON object with the settings to change.</param>
    /// <param name="progress">Receives every step.</param>
    /// <param name="cancel">Stops following; what has been sent stays sent.</param>
    internal Task<RequestReport> Set(string place, JsonObject settings, Action<RequestReport> progress, CancellationToken cancel) =>
        Send(place, NodeTopics.Config, settings, progress, cancel);

    /// <summary>Gives a command.</summary>
    /// <param name="place">Of the node.</param>
    /// <param name="command">What to do.</param>
    /// <param name="confirm">The node's id, for commands that cannot be undone; otherwise null.</param>
    /// <param name="cancel">Stops waiting.</param>
    internal Task<RequestReport> Do(string place, Command command, string? confirm, CancellationToken cancel)
    {
        JsonObject message = new() { ["do"] = Words.Of(command) };
        if (confirm is not null)
        {
            message["confirm"] = confirm;
        }

        if (command == Command.Stay)
        {
            message["for"] = StaySeconds;
        }

        return Send(place, NodeTopics.Command, message, static _ => { }, cancel);
    }

    /// <summary>Clears everything that the broker keeps of a node that is gone for good, as <c>station forget</c> does.</summary>
    /// <param name="place">Of the node.</param>
    /// <param name="confirm">The node's id, or its place if the id is unknown.</param>
    /// <param name="cancel">Stops it; what is cleared stays cleared.</param>
    internal async Task<RequestReport> Remove(string place, string confirm, CancellationToken cancel)
    {
        rights.DemandOperate();
        try
        {
            NodeTraces traces = await NodeTraces.Find(options.Broker, options.Root, place, cancel);
            if (traces.Obstacle(DateTimeOffset.UtcNow) is not null)
            {
                string why = $"{place} is {traces.Status}: only a node that is gone is removed. Forget lets it clear its topics itself.";
                return new RequestReport(RequestState.Refused, why);
            }

            if (confirm != traces.Confirmation)
            {
                return new RequestReport(RequestState.Refused, $"Nothing was cleared: that is not {(traces.Id is null ? "its place" : "its id")}.");
            }

            int count = traces.Topics.Count;
            IReadOnlyList<string> left = await traces.Clear(cancel);
            return left.Count == 0
                ? new RequestReport(RequestState.Done, $"{count} topics cleared.")
                : new RequestReport(
                    RequestState.Failed, $"{left.Count} of {count} topics are still there, {left[0]} among them; may the station's user write there?");
        }
        catch (StationException failure)
        {
            return new RequestReport(RequestState.Failed, failure.Message);
        }
    }

    /// <summary>Checks whether a node keeps the contract, which sends it settings and commands.</summary>
    /// <param name="place">Of the node.</param>
    /// <param name="report">Receives each line as it is found.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>Whether the node is known.</returns>
    internal Task<bool> Check(string place, CheckReport report, CancellationToken cancel)
    {
        rights.DemandOperate();
        return new NodeCheck(options.Broker, options.Root, place).Run(report, NodeCheck.UsualSamples, null, cancel);
    }

    private async Task<RequestReport> Send(string place, string leaf, JsonObject message, Action<RequestReport> progress, CancellationToken cancel)
    {
        rights.DemandOperate();
        Exchange? asked = null;
        Exchange exchange = new(options.Broker, options.Root, place)
        {
            Progress = TextWriter.Null,
            Heard = () => ReportTrial(asked!.Only, progress),
        };
        asked = exchange;
        try
        {
            using BrokerLink link = await exchange.Open(cancel);
            if (leaf == NodeTopics.Command && exchange.Only.Status == Words.Offline)
            {
                return new RequestReport(RequestState.Failed, $"{place} is offline; the command was not sent, give it when the node is back");
            }

            await exchange.Send(link, leaf, message, static _ => true, Limit, cancel);
            await link.Leave();
            return Report(exchange.Only);
        }
        catch (StationException failure)
        {
            return new RequestReport(RequestState.Failed, failure.Message);
        }
    }

    // A trial takes too long to begin without any feedback.
    private static void ReportTrial(Reply reply, Action<RequestReport> progress)
    {
        if (reply.IsOnTrial)
        {
            progress(new RequestReport(RequestState.OnTrial, "The node connects with the new settings, and comes back to the old ones if that fails.")
            {
                TrialSeconds = reply.TrialSeconds,
                TrialEnds = DateTimeOffset.UtcNow.AddSeconds(reply.TrialSeconds),
            });
        }
    }

    private static string When(Reply reply) => WakeText.In(reply.Health, DateTimeOffset.UtcNow) is { } known ? ", " + known : "";

    private static RequestReport Report(Reply reply)
    {
        string reasons = string.Join("; ", reply.Reasons);
        string revision = reply.Answer?.Whole("rev") is { } kept ? $"; revision {kept} is in force" : "";
        return reply switch
        {
            { Answer: null, Status: Words.Offline } => new RequestReport(
                RequestState.Open, "The node is offline. The broker has the message for it; not applied yet."),
            { Answer: null, IsAsleep: true } => new RequestReport(
                RequestState.Open, $"The node is asleep. The broker has the message for it; it takes it when it wakes{When(reply)}."),
            { Answer: null } => new RequestReport(RequestState.Open, $"No answer within {Limit.TotalSeconds} s; the node may still take what was sent."),
            { IsOk: true } => new RequestReport(RequestState.Done, "Done" + revision + "."),
            { IsOnTrial: true } => new RequestReport(RequestState.Open, TrialReport.Open(reply)),
            { WasTried: true } => new RequestReport(RequestState.Returned, $"The node came back to the old settings: {reasons}{revision}."),
            _ => new RequestReport(RequestState.Refused, $"Refused, nothing has changed: {reasons}.") { Errors = Refusal.ByKey(reply.Answer!.Value) },
        };
    }
}
