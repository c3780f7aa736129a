using System.Globalization;
using System.Text.Json.Nodes;
using Station.Alarms;
using Station.Contract;
using Station.Network;

namespace Station.Watch;

/// <summary>The loop of <c>alarms</c>: lists those that last, and each change.</summary>
/// <param name="root">First part of the topics of the nodes.</param>
/// <param name="target">A place, a pattern, or <c>all</c>.</param>
/// <param name="isJson">One JSON object a line.</param>
/// <param name="program">Is run for each change; null for none.</param>
internal sealed class AlarmFollower(string root, string target, bool isJson, AlarmProgram? program)
{
    // A marker in the queue for the moment of a reconnect.
    private static readonly Arrival Back = new("", [], 0, false);

    private readonly AlarmBook _book = new();
    private readonly Complaints _complaints = new();
    private bool _wasUp;

    /// <summary>Runs until the person leaves.</summary>
    /// <param name="address">The broker.</param>
    /// <param name="once">Ends when the present alarms are listed and the program has been run for each of them.</param>
    /// <param name="cancel">Ends it, and what runs.</param>
    /// <returns>Whether an alarm lasts.</returns>
    internal async Task<bool> Run(BrokerAddress address, bool once, CancellationToken cancel)
    {
        ArrivalQueue? queue = null;
        queue = new ArrivalQueue { LinkChanged = down => ReportLink(down, queue!) };
        LinkOptions options = new()
        {
            ClientId = LinkOptions.UniqueId(),
            Filters = [(NodeTopics.OfEvery(root, NodeTopics.Alarm), 0)],
            Reconnects = !once,
        };
        try
        {
            using BrokerLink link = await BrokerLink.Open(address, options, queue, cancel);
            await link.Settle(cancel);
            while (queue.Arrivals.TryRead(out Arrival? kept))
            {
                Apply(kept);
            }

            if (!_book.All.Any() && !isJson)
            {
                Console.WriteLine("no alarm");
            }

            while (!once && !cancel.IsCancellationRequested && await queue.Next(cancel) is { } arrival)
            {
                if (ReferenceEquals(arrival, Back))
                {
                    await ClearForgotten(address, cancel);
                }

                Apply(arrival);
            }

            await link.Leave();
        }
        catch (OperationCanceledException) when (!once)
        {
            // Cancelled before there was a connection.
        }
        finally
        {
            if (!once)
            {
                program?.End();
            }

            await (program?.Finish() ?? Task.CompletedTask);
        }

        return _book.All.Any();
    }

    private void ReportLink(string? down, ArrivalQueue queue)
    {
        if (down is not null || _wasUp)
        {
            Complaints.Write(down is null ? "connected again" : $"connection lost: {down}; trying again");
        }

        if (down is null && _wasUp)
        {
            queue.Message(Back);
        }

        _wasUp = true;
    }

    // The broker sends retained messages again, but not those that were cleared while there was no connection, because a node was removed or has
    // moved. Messages that have come since then wait in the queue: they are newer.
    private async Task ClearForgotten(BrokerAddress address, CancellationToken cancel)
    {
        string[] topics = [.. _book.All.Select(one => NodeTopics.Of(root, one.Place, NodeTopics.Alarm)).Distinct()];
        if (topics.Length == 0)
        {
            return;
        }

        try
        {
            IReadOnlyList<Arrival> kept = await KeptMessages.Read(address, topics, cancel);
            foreach (string topic in topics.Except(kept.Select(static one => one.Topic)))
            {
                Apply(new Arrival(topic, [], 0, false));
            }
        }
        catch (StationException)
        {
            // The connection is lost once more: it is asked again when there is one.
        }
    }

    private void Apply(Arrival arrival)
    {
        if (!NodeTopics.TryParse(root, arrival.Topic, out string place, out string leaf) || leaf != NodeTopics.Alarm || !IsMeant(place))
        {
            return;
        }

        NodeMessage? message = NodeMessage.Read(root, arrival);
        if (message?.Problem is { } problem)
        {
            _complaints.WriteOnce(arrival.Topic, $"what {message.Topic} says is not understood: {problem}");
        }
        else if (message is not null || arrival.Payload.Length == 0)
        {
            foreach (AlarmChange change in _book.Apply(place, message?.Alarms ?? []))
            {
                Console.WriteLine(isJson ? Json(change) : $"{DateTime.Now.ToString("HH:mm:ss", CultureInfo.InvariantCulture)}  {change.Describe()}");
                program?.Enqueue(change);
            }
        }
    }

    private bool IsMeant(string place) => target == NodeTopics.All || place == target
        || (PlacePattern.IsPattern(target) && PlacePattern.Matches(target, place));

    private static string Json(AlarmChange change) => new JsonObject
    {
        ["at"] = NodeReading.FormatTime(DateTimeOffset.UtcNow),
        ["place"] = change.Place,
        ["quantity"] = change.Alarm.Quantity,
        ["is"] = change.Is,
        ["was"] = change.Was,
        ["value"] = change.IsOver ? null : change.Alarm.Value,
        ["since"] = change.Since.Length == 0 ? null : change.Since,
    }.ToJsonString(JsonText.OneLine);
}
