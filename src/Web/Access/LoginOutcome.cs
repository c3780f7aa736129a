namespace Web.Access;

/// <summary>The outcome of an attempt to log in.</summary>
/// <param name="User">The user; null if name or password is wrong, or they were not checked.</param>
/// <param name="Wait">How long to wait before the next attempt if this one came too soon; otherwise null.</param>
internal sealed record LoginOutcome(PageUser? User, TimeSpan? Wait);
