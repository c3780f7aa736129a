using Station.Contract;

namespace Station.Check;

/// <summary>What was checked and what was seen, one line after the other, and a count.</summary>
/// <param name="show">Is given each line as soon as there is one.</param>
internal sealed class CheckReport(Action<CheckLine> show)
{
    private const int LongestSeen = 160;

    /// <summary>Checks that passed.</summary>
    internal int Passed { get; private set; }

    /// <summary>Checks that failed.</summary>
    internal int Failed { get; private set; }

    /// <summary>The outcome of a check.</summary>
    /// <param name="name">What the contract wants.</param>
    /// <param name="holds">Whether it is so.</param>
    /// <param name="seen">What was seen.</param>
    internal void Add(string name, bool holds, string seen)
    {
        Passed += holds ? 1 : 0;
        Failed += holds ? 0 : 1;
        show(new CheckLine(name, holds, HarmlessText.Show(seen, LongestSeen)));
    }

    /// <summary>A check that does not apply here.</summary>
    internal void Skip(string name, string why) => show(new CheckLine(name, null, HarmlessText.Show(why, LongestSeen)));
}
