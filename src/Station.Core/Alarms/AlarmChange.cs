using Station.Contract;

namespace Station.Alarms;

/// <summary>An alarm has come, has changed or has gone.</summary>
/// <param name="Place">Of the node.</param>
/// <param name="Alarm">Its present state, or the last one if it is gone.</param>
/// <param name="Is"><c>high</c>, <c>low</c>, <c>unknown</c>, or <see cref="Well"/>.</param>
/// <param name="Was">The same before.</param>
internal sealed record AlarmChange(string Place, NodeAlarm Alarm, string Is, string Was)
{
    /// <summary>The word where there is no alarm. No node says it.</summary>
    internal const string Well = "well";

    private const int LongestWord = 64;

    /// <summary>Whether it has gone.</summary>
    internal bool IsOver => Is == Well;

    /// <summary>Its quantity; nothing in it can harm a terminal.</summary>
    internal string Quantity => HarmlessText.Show(Alarm.Quantity, LongestWord);

    /// <summary>The value with which it came, with its unit, or empty.</summary>
    internal string Value => !IsOver && Alarm.Value is { } value ? Quantities.Format(Alarm.Quantity, value) : "";

    /// <summary>When it began (UTC); empty if unknown.</summary>
    internal string Since => !IsOver && Alarm.Since is { } since ? NodeReading.FormatTime(since) : "";

    /// <summary>For a person: <c>freezer  temperature high, -14.8 °C, since 2026-11-26T10:15:30Z</c>.</summary>
    internal string Describe()
    {
        string value = Value.Length == 0 ? "" : ", " + Value;
        string since = Since.Length == 0 ? "" : ", since " + Since;
        return $"{HarmlessText.Show(Place, LongestWord)}  {Quantity} {(IsOver ? "well again" : HarmlessText.Show(Is, LongestWord))}{value}{since}";
    }
}
