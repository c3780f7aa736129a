namespace Store;

/// <summary>A node that has readings in the store.</summary>
/// <param name="Id">The store's number for it.</param>
/// <param name="Root">First part of its topics.</param>
/// <param name="Place">Its place.</param>
/// <param name="Quantities">What it measures, in the order in which the store learnt of it.</param>
/// <param name="First">Time of its oldest reading that is kept; null if none is.</param>
/// <param name="Last">Time of its newest reading; null if none is kept.</param>
public sealed record NodeInfo(long Id, string Root, string Place, IReadOnlyList<string> Quantities, DateTimeOffset? First, DateTimeOffset? Last);
