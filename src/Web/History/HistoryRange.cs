namespace Web.History;

/// <summary>A named range of time that ends now.</summary>
/// <param name="Name">On its button.</param>
/// <param name="Length">How long it is.</param>
internal sealed record HistoryRange(string Name, TimeSpan Length)
{
    /// <summary>The ranges that the page offers.</summary>
    internal static IReadOnlyList<HistoryRange> All { get; } =
        [new("Hour", TimeSpan.FromHours(1)), new("Day", TimeSpan.FromDays(1)), new("Week", TimeSpan.FromDays(7)), new("Month", TimeSpan.FromDays(31))];
}
