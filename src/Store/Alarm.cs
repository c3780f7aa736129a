namespace Store;

/// <summary>A limit that was passed, or that could not be watched.</summary>
/// <param name="Quantity">For instance temperature.</param>
/// <param name="Kind"><c>high</c>, <c>low</c> or <c>unknown</c>.</param>
/// <param name="Since">When it rose.</param>
/// <param name="Until">When it fell; null while it lasts.</param>
/// <param name="Value">The value with which it rose, when there was one.</param>
public sealed record Alarm(string Quantity, string Kind, DateTimeOffset Since, DateTimeOffset? Until, double? Value);
