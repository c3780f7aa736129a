namespace Station.Check;

/// <summary>The outcome of one check.</summary>
/// <param name="Name">What the contract requires.</param>
/// <param name="Holds">Whether that is the case; null if the check does not apply.</param>
/// <param name="Seen">What was seen, or why it does not apply.</param>
internal sealed record CheckLine(string Name, bool? Holds, string Seen);
