using System.CommandLine;
using Station.Files;

namespace Station.CommandLine;

/// <summary>The options <c>--place</c>, <c>--from</c>, <c>--to</c> and <c>--last</c>: which readings.</summary>
internal sealed class RangeOptions
{
    private const string Form = "a time such as 2026-11-21, 2026-11-21T10:00 or 2026-11-21T10:00:00Z";

    private readonly Option<string[]> _places = new("--place")
    {
        Description = "these places; * and ? stand for any letters (default: all)",
        HelpName = "PATTERN",
        AllowMultipleArgumentsPerToken = true,
    };
    private readonly Option<string?> _from = new("--from") { Description = "not before; without a zone in that of --zone", HelpName = "TIME" };
    private readonly Option<string?> _to = new("--to") { Description = "before", HelpName = "TIME" };
    private readonly Option<string?> _last = new("--last") { Description = "so long up to the last reading, such as 24h or 7d", HelpName = "TIME" };

    /// <summary>The zone of times that name none.</summary>
    internal Option<string?> Zone { get; } = ZoneOption.Create("time zone of what is shown, and of times that name none (default: that of this machine)");

    /// <summary>Adds them to a command.</summary>
    internal void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _places, _from, _to, _last, Zone })
        {
            command.Options.Add(option);
        }

        CheckTime(_from);
        CheckTime(_to);
        _last.Validators.Add(result =>
        {
            if (result.GetValue(_last) is { } text && TimeSpanText.Parse(text) is null)
            {
                result.AddError($"--last must be {TimeSpanText.Form}, not '{text}'.");
            }
        });
        command.Validators.Add(result =>
        {
            if (result.GetValue(_last) is not null && result.GetValue(_from) is not null)
            {
                result.AddError("--last and --from do not go together.");
            }
        });
    }

    /// <summary>The patterns of places.</summary>
    internal IReadOnlyList<string> Places(ParseResult result) => result.GetValue(_places) ?? [];

    /// <summary>Not before.</summary>
    internal DateTimeOffset? From(ParseResult result) => Time(result, _from);

    /// <summary>Before.</summary>
    internal DateTimeOffset? To(ParseResult result) => Time(result, _to);

    /// <summary>So long up to the last reading.</summary>
    internal TimeSpan? Last(ParseResult result) => result.GetValue(_last) is { } text ? TimeSpanText.Parse(text) : null;

    /// <summary>The zone of times that name none.</summary>
    internal TimeZoneInfo ZoneOf(ParseResult result) => ZoneOption.Value(result.GetValue(Zone), TimeZoneInfo.Local);

    private static void CheckTime(Option<string?> option) => option.Validators.Add(result =>
    {
        if (result.GetValue(option) is { } text && Parse(text, TimeZoneInfo.Utc) is null)
        {
            result.AddError($"{option.Name} must be {Form}, not '{text}'.");
        }
    });

    private static DateTimeOffset? Parse(string text, TimeZoneInfo zone) => new TimeCells(zone).Parse(text, out _);

    private DateTimeOffset? Time(ParseResult result, Option<string?> option) => result.GetValue(option) is { } text
        ? Parse(text, ZoneOf(result))
            ?? throw new StationException($"{option.Name}: there was no {text} in that time zone: summer time began", StationException.WrongArguments)
        : null;
}
