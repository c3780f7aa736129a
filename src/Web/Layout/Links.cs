namespace Web.Layout;

/// <summary>Addresses of pages.</summary>
internal static class Links
{
    /// <summary>The page of a node. The place of a foreign device may be any text.</summary>
    internal static string Node(string place) => "/node/" + Uri.EscapeDataString(place);
}
