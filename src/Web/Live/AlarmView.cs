namespace Web.Live;

/// <summary>A limit that is exceeded now, or that cannot be monitored.</summary>
/// <param name="Quantity">For instance temperature, harmless to show.</param>
/// <param name="Kind"><c>high</c>, <c>low</c> or <c>unknown</c>.</param>
/// <param name="Since">When it rose.</param>
/// <param name="Value">The value with which it rose, with its unit; empty if there was none.</param>
public sealed record AlarmView(string Quantity, string Kind, DateTimeOffset Since, string Value)
{
    /// <summary>In a few words: <c>temperature high, 8.4 °C</c>.</summary>
    public string Text => Kind == "unknown" ? $"{Quantity} cannot be watched" : Value.Length == 0 ? $"{Quantity} {Kind}" : $"{Quantity} {Kind}, {Value}";
}
