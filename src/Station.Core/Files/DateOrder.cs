namespace Station.Files;

/// <summary>What stands first in a date with slashes.</summary>
internal enum DateOrder
{
    /// <summary>Unknown: not given, and no date has shown it.</summary>
    Unknown,

    /// <summary>31/12/2026.</summary>
    DayFirst,

    /// <summary>12/31/2026.</summary>
    MonthFirst,
}
