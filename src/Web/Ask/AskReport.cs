namespace Web.Ask;

/// <summary>What has become of a message to a node so far.</summary>
/// <param name="State">How far it has come.</param>
/// <param name="Text">The same for a person.</param>
public sealed record AskReport(AskState State, string Text)
{
    /// <summary>Why single settings were refused, by their keys.</summary>
    public IReadOnlyDictionary<string, string> Errors { get; init; } = new Dictionary<string, string>();

    /// <summary>When a trial ends at the latest; null when there is none.</summary>
    public DateTimeOffset? TrialEnds { get; init; }

    /// <summary>How long the trial is, in seconds.</summary>
    public double TrialSeconds { get; init; }

    /// <summary>Whether nothing more is to come.</summary>
    public bool IsFinal => State is not (AskState.Waiting or AskState.OnTrial);
}
