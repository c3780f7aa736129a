namespace HomeAssistant.Tests.Templates;

/// <summary>What stands between the braces: one of two texts.</summary>
/// <param name="Part">What is looked for in what came in.</param>
/// <param name="Yes">The text where it is in it.</param>
/// <param name="No">The text where it is not.</param>
internal sealed record TemplateChoice(string Part, string Yes, string No)
{
    /// <summary>The text for what came in.</summary>
    internal string Of(string value) => value.Contains(Part, StringComparison.Ordinal) ? Yes : No;
}
