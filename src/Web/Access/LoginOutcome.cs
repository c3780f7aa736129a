namespace Web.Access;

/// <summary>What became of an attempt to log in.</summary>
/// <param name="User">Who it is; null when name or password are wrong, or it was not looked at.</param>
/// <param name="Wait">How long to wait before the next attempt, when this one came too soon; else null.</param>
internal sealed record LoginOutcome(PageUser? User, TimeSpan? Wait);
