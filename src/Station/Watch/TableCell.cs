namespace Station.Watch;

/// <summary>A cell of the table.</summary>
/// <param name="Text">Plain, harmless text.</param>
/// <param name="Style">A style as Spectre.Console's markup names it, or null.</param>
internal readonly record struct TableCell(string Text, string? Style = null);
