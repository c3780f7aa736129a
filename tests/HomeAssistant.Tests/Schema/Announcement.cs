using System.Text.Json;
using HomeAssistant.Tests.Templates;

namespace HomeAssistant.Tests.Schema;

/// <summary>A discovery message, and the judgement on it: the schema, and what a schema cannot say.</summary>
internal sealed class Announcement
{
    private readonly JsonElement _root;

    /// <summary>Reads a message that is a JSON object.</summary>
    internal Announcement(string payload)
    {
        _root = JsonDocument.Parse(payload).RootElement;
    }

    /// <summary>Its components, removals among them.</summary>
    internal IEnumerable<Component> Components => _root.GetProperty("cmps").EnumerateObject().Select(one => new Component(one.Name, one.Value, _root));

    /// <summary>What the device registry shows.</summary>
    internal string Device(string name) => _root.GetProperty("dev").GetProperty(name).GetString()!;

    /// <summary>What is wrong with it; nothing when Home Assistant takes all of it.</summary>
    internal IEnumerable<string> Errors()
    {
        string[] errors = [.. DiscoverySchema.Validate(_root)];
        return errors.Length > 0 ? errors : Components.Where(static one => !one.IsRemoval).SelectMany(ErrorsOf).Concat(Twice());
    }

    private IEnumerable<string> Twice() => Components.Select(static one => one.Text("uniq_id")).OfType<string>()
        .GroupBy(static id => id).Where(static group => group.Count() > 1).Select(static group => $"uniq_id {group.Key} stands there twice");

    private static IEnumerable<string> ErrorsOf(Component one)
    {
        string[] said =
        [
            one.Platform != "button" && one.StateTopic is null ? "has no state topic" : "",
            one.Platform is not ("sensor" or "binary_sensor") && one.CommandTopic is null ? "has no command topic" : "",
            one.Number("min") >= one.Number("max") ? "has a minimum that is not below its maximum" : "",
            one.Text("pl_prs") is { } press && !IsObject(press) ? "presses something that is no JSON object" : "",
            TemplateError(one.Text("val_tpl")),
            TemplateError(one.Text("cmd_tpl")),
        ];
        return said.Where(static error => error.Length > 0).Select(error => $"{one.Key} {error}");
    }

    private static string TemplateError(string? template)
    {
        try
        {
            _ = TemplateRenderer.Parse(template ?? "");
            return "";
        }
        catch (NotSupportedException beyond)
        {
            return $"has a template that nobody here can judge: {beyond.Message}";
        }
    }

    private static bool IsObject(string text)
    {
        try
        {
            return JsonDocument.Parse(text).RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
