namespace Store;

/// <summary>The way of one node over time, with its gaps.</summary>
/// <param name="Points">In the order of time, the first and the last position among them. Of many that lie close together one stands for all.</param>
/// <param name="Positions">How many readings had a position.</param>
/// <param name="Faults">How many had none.</param>
/// <param name="Metres">How far it went. Gaps do not count, nor does a move of less than <see cref="LeastMove"/>: a receiver that stands still wanders.</param>
public sealed record Track(IReadOnlyList<TrackPoint> Points, long Positions, long Faults, double Metres)
{
    /// <summary>Quantity of the degrees to the north.</summary>
    public const string Latitude = "latitude";

    /// <summary>Quantity of the degrees to the east.</summary>
    public const string Longitude = "longitude";

    /// <summary>Metres from which on a move counts. A receiver in the open is right to 2.5 m, between houses to some more.</summary>
    public const double LeastMove = 10;

    /// <summary>Whether a quantity is one of the two: a line of its values tells nobody where something was.</summary>
    public static bool IsDegree(string quantity) => quantity is Latitude or Longitude;

    /// <summary>Whether a node that measures these quantities has a track.</summary>
    public static bool IsOf(IEnumerable<string> quantities)
    {
        HashSet<string> all = [.. quantities];
        return all.Contains(Latitude) && all.Contains(Longitude);
    }
}
