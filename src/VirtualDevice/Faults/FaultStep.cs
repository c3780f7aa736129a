namespace VirtualDevice.Faults;

/// <summary>One thing that a script does.</summary>
/// <param name="AtSeconds">Since the start of the program.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Number">A <see cref="SensorFault"/>, a <see cref="LinkFault"/>, or seconds of the clock.</param>
internal sealed record FaultStep(int AtSeconds, FaultKind Kind, long Number = 0)
{
    /// <summary>As a person would say it.</summary>
    public override string ToString() => Kind switch
    {
        FaultKind.Sensor => Number == 0 ? "sensor ok" : "sensor " + ((SensorFault)Number).ToString().ToLowerInvariant(),
        FaultKind.Link => "link " + ((LinkFault)Number).ToString().ToLowerInvariant(),
        FaultKind.Clock => $"clock {Number:+0;-0;ok}",
        _ => Kind.ToString().ToLowerInvariant(),
    };
}
