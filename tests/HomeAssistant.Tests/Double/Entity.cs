using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using HomeAssistant.Tests.Schema;
using HomeAssistant.Tests.Templates;
using Kit;

namespace HomeAssistant.Tests.Double;

/// <summary>
/// An entity with the rules of Home Assistant by which its state comes about. Times are handed in, so that a test can ask what is shown
/// after an hour of silence.
/// </summary>
internal sealed class Entity
{
    /// <summary>What Home Assistant shows while there is no value.</summary>
    internal const string Unknown = "unknown";

    /// <summary>What Home Assistant shows while the node is away or the value is too old.</summary>
    internal const string Unavailable = "unavailable";

    // What Python prints for the absence of a value: Home Assistant takes this text for it.
    private const string None = "None";

    private readonly Action<string> _complain;
    private readonly HashSet<string> _heard = [];
    private TemplateRenderer _template;
    private string? _value;
    private bool _available;
    private TimeSpan? _expiresAt;

    /// <summary>Creates an entity that has heard nothing yet.</summary>
    /// <param name="component">What it is.</param>
    /// <param name="complain">Is told what Home Assistant would log as a warning or an error.</param>
    internal Entity(Component component, Action<string> complain)
    {
        _complain = complain;
        Configure(component);
    }

    /// <summary>What it is.</summary>
    internal Component Component { get; private set; }

    /// <summary>What it listens to.</summary>
    internal IEnumerable<string> Topics => new[] { Component.AvailabilityTopic, Component.StateTopic }.OfType<string>();

    /// <summary>The node announced it again. What is new counts from the next message on; a value that can expire is not believed until then.</summary>
    internal void Update(Component component)
    {
        if (!component.SaysTheSameAs(Component))
        {
            _heard.ExceptWith(Topics.Except(new[] { component.AvailabilityTopic, component.StateTopic }.OfType<string>()));
            Configure(component);
        }
    }

    /// <summary>A message on any topic. What the broker keeps is taken only before anything else on its topic, however often it comes.</summary>
    /// <param name="message">The message.</param>
    /// <param name="now">When it came.</param>
    internal void Take(Received message, TimeSpan now)
    {
        if (!Topics.Contains(message.Topic) || (!_heard.Add(message.Topic) && message.Retained))
        {
            return;
        }

        if (message.Topic == Component.AvailabilityTopic)
        {
            _available = message.Text == "online" || (message.Text != "offline" && _available);
        }
        else
        {
            TakeState(message.Text, now);
        }
    }

    /// <summary>What a person sees at a time, if nothing more comes until then.</summary>
    internal string StateAt(TimeSpan now)
    {
        if (!_available || (Component.ExpireAfter is not null && (_expiresAt is null || now >= _expiresAt)))
        {
            return Unavailable;
        }

        return _value ?? Unknown;
    }

    [MemberNotNull(nameof(Component), nameof(_template))]
    private void Configure(Component component)
    {
        Component = component;
        _expiresAt = null;
        _template = TemplateRenderer.Parse(component.Text("val_tpl") ?? "", Complain);
    }

    private void TakeState(string payload, TimeSpan now)
    {
        // Any message does, also one without a value.
        _expiresAt = Component.ExpireAfter is { } seconds ? now + TimeSpan.FromSeconds(seconds) : null;
        try
        {
            Show(_template.RenderMessage(payload));
        }
        catch (Exception error) when (error is TemplateException or NotSupportedException)
        {
            Complain(error.Message);
        }
    }

    private void Show(string text)
    {
        if (text == None)
        {
            _value = null;
        }
        else if (text.Length == 0 && (Component.IsNumeric || Component.Platform is "number" or "select"))
        {
            // Ignored: the value before it stays.
        }
        else if (Refusal(text) is { Length: > 0 } refusal)
        {
            Complain(refusal);
        }
        else
        {
            _value = text;
        }
    }

    private string Refusal(string text)
    {
        bool isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number);
        if ((Component.IsNumeric || Component.Platform == "number") && !isNumber)
        {
            return $"'{text}' is not a number";
        }

        if (number < Component.Number("min") || number > Component.Number("max"))
        {
            return $"{text} is out of range";
        }

        return Component.Options.Count > 0 && !Component.Options.Contains(text) ? $"'{text}' is none of the options" : "";
    }

    private void Complain(string what) => _complain($"{Component.Key}: {what}");
}
