namespace Station.Plot;

/// <summary>A value in a plot.</summary>
/// <param name="At">Time of measurement.</param>
/// <param name="Value">The value.</param>
/// <param name="StartsLine">True when something is missing before it: no line is drawn to it.</param>
internal readonly record struct PlotPoint(DateTimeOffset At, double Value, bool StartsLine);
