namespace Station.Plot;

/// <summary>All that is drawn of one quantity.</summary>
/// <param name="Quantity">For instance temperature.</param>
/// <param name="Unit">Empty if it is not known.</param>
/// <param name="Lines">One a node.</param>
internal sealed record PlotPanel(string Quantity, string Unit, IReadOnlyList<PlotLine> Lines)
{
    /// <summary>Quantity and unit, for a title.</summary>
    internal string Title => Unit.Length > 0 ? $"{Capital(Quantity)} in {Unit}" : Capital(Quantity);

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..].Replace('_', ' ');
}
