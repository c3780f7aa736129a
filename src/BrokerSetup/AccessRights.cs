using Firmware.Core;

namespace BrokerSetup;

/// <summary>What each may do, made from the topics that the core uses: lines of an acl_file of mosquitto.conf(5).</summary>
internal static class AccessRights
{
    // No node has this id: a topic level that no user may publish or subscribe to.
    private const string UnknownId = "-";
    private const string User = "%u";

    /// <summary>
    /// What nodes may do: publish below their own place, subscribe to what is meant for them there and, if its id is known, below its
    /// id, and nothing else. A node cannot even write its own settings.
    /// </summary>
    internal static IEnumerable<string> OfNodes(BrokerOptions options, IReadOnlyDictionary<string, string?> idByPlace)
    {
        Topics own = new(options.Topics, User, options.Discovery, UnknownId);
        string[] written = [own.Status, .. own.AllRetained(), own.History, own.ConfigResult, own.CommandResult];
        foreach (string topic in written.Where(IsByPlace).Distinct())
        {
            yield return "pattern write " + topic;
        }

        foreach (string topic in own.Subscriptions.Concat(own.MoreSubscriptions).Where(IsByPlace))
        {
            yield return "pattern read " + topic;
        }

        foreach ((string place, string? id) in idByPlace)
        {
            foreach (string line in OfNode(options, place, id))
            {
                yield return line;
            }
        }
    }

    /// <summary>What operators may: set and command every node, and be Home Assistant.</summary>
    internal static IEnumerable<string> OfOperators(BrokerOptions options, IEnumerable<string> users)
    {
        Topics any = new(options.Topics, User, Prefix(options), UnknownId);
        foreach (string user in users)
        {
            yield return "user " + user;
            yield return $"topic readwrite {options.Topics}/#";
            yield return $"topic readwrite {Prefix(options)}/#";
            foreach (string birth in any.Births.Where(birth => !birth.StartsWith(Prefix(options) + "/", StringComparison.Ordinal)))
            {
                yield return "topic readwrite " + birth;
            }

            yield return "topic read $SYS/#";
        }
    }

    private static IEnumerable<string> OfNode(BrokerOptions options, string place, string? id)
    {
        Topics topics = new(options.Topics, User, Prefix(options), id ?? UnknownId);
        yield return "user " + place;
        foreach (string topic in topics.Subscriptions.Where(topic => !IsByPlace(topic) && !IsBelow(topic, options, UnknownId)))
        {
            yield return "topic read " + topic;
        }

        if (id is not null)
        {
            Topics byId = new(options.Topics, id, Prefix(options), id);
            foreach (string topic in new[] { byId.Config, byId.Command }.Except(topics.Subscriptions))
            {
                yield return "topic read " + topic;
            }
        }

        if (options.Discovery == BrokerOptions.NoDiscovery)
        {
            yield break;
        }

        foreach (string birth in topics.Births)
        {
            yield return "topic read " + birth;
        }

        if (id is not null)
        {
            // A node listens for its own announcement: only what comes back is a proof.
            yield return "topic read " + topics.Announcement;
        }

        // Home Assistant knows a node by its id. While that is not known here, any may be announced: see SECURITY.
        yield return "topic write " + new Topics(options.Topics, User, options.Discovery, id ?? "+").Announcement;
    }

    private static bool IsByPlace(string topic) => topic.Contains(User, StringComparison.Ordinal);

    private static bool IsBelow(string topic, BrokerOptions options, string id) => topic.StartsWith($"{options.Topics}/{id}/", StringComparison.Ordinal);

    private static string Prefix(BrokerOptions options) => options.Discovery == BrokerOptions.NoDiscovery ? "homeassistant" : options.Discovery;
}
