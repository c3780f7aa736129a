namespace Station.Plot;

/// <summary>A mark on the axis of time.</summary>
/// <param name="Time">Where.</param>
/// <param name="Label">What stands there, in one or two lines.</param>
internal sealed record TimeTick(DateTimeOffset Time, string Label);
