using System.CommandLine;

namespace Station.CommandLine;

/// <summary>The option <c>--zone</c>: a time zone.</summary>
internal static class ZoneOption
{
    /// <summary>Builds the option.</summary>
    /// <param name="description">What it is for.</param>
    internal static Option<string?> Create(string description)
    {
        Option<string?> zone = new("--zone") { Description = description, HelpName = "Europe/Berlin" };
        zone.Validators.Add(result =>
        {
            if (result.GetValue(zone) is { } id && !TimeZoneInfo.TryFindSystemTimeZoneById(id, out _))
            {
                result.AddError($"--zone: there is no time zone '{id}'; UTC and Europe/Berlin are some.");
            }
        });
        return zone;
    }

    /// <summary>The zone that was named.</summary>
    internal static TimeZoneInfo Value(string? id, TimeZoneInfo otherwise) => id is null ? otherwise : TimeZoneInfo.FindSystemTimeZoneById(id);
}
