namespace Station.Watch;

/// <summary>A column of the table.</summary>
/// <param name="Heading">What stands above it.</param>
/// <param name="FromWidth">Width of the terminal from which on it is shown, in columns.</param>
/// <param name="Narrowest">To how many columns its text may be cut when the terminal is narrow; null is not at all.</param>
/// <param name="Cell">The text for a node, a time, and a terminal with or without Unicode.</param>
internal sealed record Column(string Heading, int FromWidth, int? Narrowest, Func<NodeState, DateTimeOffset, bool, TableCell> Cell);
