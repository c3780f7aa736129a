namespace HomeAssistant.Tests.Templates;

/// <summary>A template that Home Assistant could not render: it logs an error, and the entity keeps the state it has.</summary>
internal sealed class TemplateException(string message) : Exception(message);
