using System.Text.Json;

namespace HomeAssistant.Tests.Schema;

/// <summary>One component of a discovery message, with what it inherits from the message's root.</summary>
/// <param name="Key">Its name in the message.</param>
/// <param name="Config">Its own members.</param>
/// <param name="Root">The message.</param>
internal sealed record Component(string Key, JsonElement Config, JsonElement Root)
{
    /// <summary><c>sensor</c>, <c>binary_sensor</c>, <c>number</c>, <c>select</c> or <c>button</c>.</summary>
    internal string Platform => Text("p")!;

    /// <summary>True when it only says that the entity is to go.</summary>
    internal bool IsRemoval => Config.GetPropertyCount() == 1;

    /// <summary>Where its state comes from; null when it has none.</summary>
    internal string? StateTopic => Platform == "button" ? null : Inherited("stat_t");

    /// <summary>Where its commands go; null when it has none.</summary>
    internal string? CommandTopic => Platform is "sensor" or "binary_sensor" ? null : Inherited("cmd_t");

    /// <summary>Where the node says that it is there.</summary>
    internal string AvailabilityTopic => Inherited("avty_t")!;

    /// <summary>QoS of its subscriptions and commands. What the root says of it counts in newer versions only: own or 0.</summary>
    internal int Qos => Number("qos") is { } qos ? (int)qos : 0;

    /// <summary>Seconds after which a value does not count any more; null when it always does.</summary>
    internal int? ExpireAfter => (int?)Number("exp_aft");

    /// <summary>Whether its state must be a number: so it is with a unit, a state class or a class that measures.</summary>
    internal bool IsNumeric => Platform == "sensor" && (Text("unit_of_meas") ?? Text("stat_cla")) is not null;

    /// <summary>What may be chosen, or what an enum sensor may say; empty when it is not of that kind.</summary>
    internal IReadOnlyList<string> Options
        => Config.TryGetProperty("ops", out JsonElement options) ? [.. options.EnumerateArray().Select(static one => one.GetString()!)] : [];

    /// <summary>A member that is a text; null without it.</summary>
    internal string? Text(string name) => Config.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;

    /// <summary>A member that is a number; null without it.</summary>
    internal double? Number(string name) => Config.TryGetProperty(name, out JsonElement value) ? value.GetDouble() : null;

    /// <summary>Whether Home Assistant finds nothing new in another one: then it leaves the entity alone.</summary>
    internal bool SaysTheSameAs(Component other) => JsonElement.DeepEquals(Config, other.Config)
        && Root.EnumerateObject().Concat(other.Root.EnumerateObject()).Select(static one => one.Name).Where(static name => name != "cmps").Distinct()
            .All(name => Root.TryGetProperty(name, out JsonElement mine) && other.Root.TryGetProperty(name, out JsonElement its)
                && JsonElement.DeepEquals(mine, its));

    private string? Inherited(string name) => Text(name) ?? (Root.TryGetProperty(name, out JsonElement shared) ? shared.GetString() : null);
}
