namespace Web.Requests;

/// <summary>The progress of a message to a node.</summary>
/// <param name="State">The state.</param>
/// <param name="Text">The state in words.</param>
public sealed record RequestReport(RequestState State, string Text)
{
    /// <summary>Why single settings were refused, by their keys.</summary>
    public IReadOnlyDictionary<string, string> Errors { get; init; } = new Dictionary<string, string>();

    /// <summary>When a trial ends at the latest; null if there is none.</summary>
    public DateTimeOffset? TrialEnds { get; init; }

    /// <summary>How long the trial is, in seconds.</summary>
    public double TrialSeconds { get; init; }

    /// <summary>Whether this is the final report.</summary>
    public bool IsFinal => State is not (RequestState.Waiting or RequestState.OnTrial);
}
