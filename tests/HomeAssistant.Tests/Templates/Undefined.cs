namespace HomeAssistant.Tests.Templates;

/// <summary>Jinja's value of a name or key that does not exist. It prints as nothing, and Home Assistant logs a warning.</summary>
/// <param name="Name">What does not exist.</param>
internal sealed record Undefined(string Name);
