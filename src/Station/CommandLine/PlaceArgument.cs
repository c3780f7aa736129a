using System.CommandLine;
using Station.Contract;
using Station.Settings;

namespace Station.CommandLine;

/// <summary>Arguments and options that several commands have.</summary>
internal static class PlaceArgument
{
    /// <summary>The place of a node.</summary>
    /// <param name="allowsMany">Whether a pattern may stand for some nodes, and <c>all</c> for every one.</param>
    internal static Argument<string> Create(bool allowsMany)
    {
        Argument<string> place = new("place")
        {
            Description = allowsMany ? "place of the node, or its id; a pattern such as 'floor1-*' for some; all for every one" : "place of the node",
        };
        place.Validators.Add(result =>
        {
            string text = result.GetValue(place) ?? "";
            bool isMany = text == NodeTopics.All || PlacePattern.IsPattern(text);
            if (isMany && !allowsMany)
            {
                result.AddError("This goes to one node: give its place.");
            }
            else if (!NodeTopics.IsPlace(text) && !PlacePattern.IsValid(text))
            {
                result.AddError($"A place is 1 to 32 of a-z 0-9 - _{(allowsMany ? ", a pattern has * or ? among them" : "")}, not '{text}'.");
            }
        });
        return place;
    }

    /// <summary>Seconds to wait for answers.</summary>
    internal static Option<double> CreateTimeout()
    {
        Option<double> timeout = new("--timeout")
        {
            Description = "seconds to wait for the answer; a trial takes its own time besides",
            HelpName = "S",
            DefaultValueFactory = _ => 10,
        };
        timeout.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && result.GetValue(timeout) is not (> 0 and <= 3600))
            {
                result.AddError("--timeout must be more than 0 and at most 3600.");
            }
        });
        return timeout;
    }

    /// <summary>Whether to wait for nodes that are asleep.</summary>
    internal static Option<bool> CreateWait() => new("--wait") { Description = "waits until nodes that are asleep have woken and answered; Ctrl-C ends it" };

    /// <summary>What there is to say of a node that sleeps, and has not answered yet.</summary>
    /// <param name="reply">Of the node.</param>
    /// <param name="what">What the broker has for it: change or command.</param>
    /// <param name="done">What becomes of it.</param>
    internal static StationException Asleep(Reply reply, string what, string done)
    {
        string when = WakeText.In(reply.Health, DateTimeOffset.UtcNow) is { } known ? ", " + known : "";
        return new($"{reply.Place} is asleep; the broker has the {what} for it: {done} when it wakes{when}; --wait waits for that");
    }

    /// <summary>The error for an unknown node.</summary>
    internal static StationException Silent(string root, string place, bool isKnown, double seconds) => new(isKnown
        ? $"{place} is online and did not answer within {seconds} s; try again, or give it more time with --timeout"
        : $"nothing is known of {root}/{place}; station watch shows the nodes there are");
}
