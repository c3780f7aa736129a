namespace Web.Rooms;

/// <summary>One thing that was said, or that happened, in a room.</summary>
/// <param name="Number">Counts the lines of a visit from 1.</param>
/// <param name="From">Who said it; null for an event.</param>
/// <param name="At">When it was said, by the clock of who said it; null if unknown.</param>
/// <param name="Text">The text.</param>
internal sealed record RoomLine(int Number, string? From, DateTimeOffset? At, string Text);
