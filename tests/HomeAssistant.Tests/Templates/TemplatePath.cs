namespace HomeAssistant.Tests.Templates;

/// <summary>What stands between the braces: a path, perhaps with a default.</summary>
/// <param name="Root"><c>value</c> or <c>value_json</c>.</param>
/// <param name="Keys">The members to go through from there.</param>
/// <param name="HasDefault">Whether something stands in for what is undefined.</param>
/// <param name="Default">What stands in.</param>
internal sealed record TemplatePath(string Root, IReadOnlyList<string> Keys, bool HasDefault, object? Default);
