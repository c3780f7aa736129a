using Station.Contract;

namespace Station.Check;

/// <summary>The outcomes of the checks, line by line, and their counts.</summary>
/// <param name="show">Receives each line as soon as it is known.</param>
internal sealed class CheckReport(Action<CheckLine> show)
{
    private const int LongestSeen = 160;

    /// <summary>Checks that passed.</summary>
    internal int Passed { get; private set; }

    /// <summary>Checks that failed.</summary>
    internal int Failed { get; private set; }

    /// <summary>Adds the outcome of a check.</summary>
    /// <param name="name">What the contract requires.</param>
    /// <param name="holds">Whether that is the case.</param>
    /// <param name="seen">What was seen.</param>
    internal void Add(string name, bool holds, string seen)
    {
        Passed += holds ? 1 : 0;
        Failed += holds ? 0 : 1;
        show(new CheckLine(name, holds, HarmlessText.Show(seen, LongestSeen)));
    }

    /// <summary>Adds a check that does not apply here.</summary>
    internal void Skip(string name, string why) => show(new CheckLine(name, null, HarmlessText.Show(why, LongestSeen)));
}
