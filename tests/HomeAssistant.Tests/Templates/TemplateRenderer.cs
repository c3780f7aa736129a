using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace HomeAssistant.Tests.Templates;

/// <summary>
/// The part of Home Assistant's Jinja that our templates use: text with <c>{{ value }}</c>, <c>{{ value_json.key }}</c>,
/// <c>{{ value_json['key'] }}</c>, deeper paths, and <c>| default(literal)</c> after them, and
/// <c>{{ 'this' if 'part' in value else 'that' }}</c>. What is beyond it throws <see cref="NotSupportedException"/> and is never guessed at.
/// </summary>
internal sealed partial class TemplateRenderer
{
    /// <summary>A dot reaches these of Python's dict before any key of the same name.</summary>
    private static readonly string[] DictMembers =
        ["clear", "copy", "fromkeys", "get", "items", "keys", "pop", "popitem", "setdefault", "update", "values"];

    /// <summary>And these of its numbers.</summary>
    private static readonly string[] NumberMembers =
        ["as_integer_ratio", "bit_count", "bit_length", "conjugate", "denominator", "from_bytes", "fromhex", "hex", "imag", "is_integer", "numerator", "real",
            "to_bytes"];

    private readonly List<object> _parts = [];
    private readonly Action<string>? _warn;

    private TemplateRenderer(Action<string>? warn)
    {
        _warn = warn;
    }

    /// <summary>Reads a template.</summary>
    /// <param name="template">Its text.</param>
    /// <param name="warn">Is told what Home Assistant would log as a warning: something printed that does not exist.</param>
    /// <exception cref="NotSupportedException">It is beyond the subset; the message says where.</exception>
    internal static TemplateRenderer Parse(string template, Action<string>? warn = null)
    {
        TemplateRenderer renderer = new(warn);
        int at = 0;
        while (at < template.Length)
        {
            int open = template.IndexOf("{{", at, StringComparison.Ordinal);
            string text = open < 0 ? template[at..] : template[at..open];
            if (text.Contains("{%", StringComparison.Ordinal) || text.Contains("{#", StringComparison.Ordinal))
            {
                throw new NotSupportedException($"A statement or comment in: {template}");
            }

            renderer._parts.Add(text);
            if (open < 0)
            {
                break;
            }

            int close = template.IndexOf("}}", open + 2, StringComparison.Ordinal);
            renderer._parts.Add(
                close < 0 ? throw new NotSupportedException($"An expression without end in: {template}") : Expression(template[(open + 2)..close]));
            at = close + 2;
        }

        return renderer;
    }

    /// <summary>Renders what came in on a topic. <c>value_json</c> exists when it is JSON; one number is JSON too.</summary>
    /// <returns>The text, without white space at its ends.</returns>
    /// <exception cref="TemplateException">Home Assistant could not render it.</exception>
    internal string RenderMessage(string payload) => Render(payload, JsonOf(payload));

    /// <summary>Renders a command from what a person chose: an int, a double or a string.</summary>
    /// <exception cref="TemplateException">Home Assistant could not render it.</exception>
    internal string RenderCommand(object value) => Render(value, new Undefined("value_json"));

    private string Render(object value, object? json)
    {
        StringBuilder text = new();
        foreach (object part in _parts)
        {
            _ = text.Append(part switch
            {
                TemplatePath path => PythonText.Of(Evaluate(path, value, json)),
                TemplateChoice choice => choice.Of(value as string ?? throw new NotSupportedException("A part of something that is no text")),
                _ => (string)part,
            });
        }

        return text.ToString().Trim();
    }

    private object? Evaluate(TemplatePath path, object value, object? json)
    {
        object? result = path.Root == "value" ? value : json;
        foreach (string key in path.Keys)
        {
            result = Member(result, key);
        }

        if (result is not Undefined undefined)
        {
            return result;
        }

        if (!path.HasDefault)
        {
            _warn?.Invoke($"'{undefined.Name}' is undefined");
        }

        return path.HasDefault ? path.Default : result;
    }

    private static object? Member(object? of, string key) => of switch
    {
        Undefined undefined => throw new TemplateException($"'{undefined.Name}' is undefined"),
        JsonElement { ValueKind: JsonValueKind.Object } json when json.TryGetProperty(key, out JsonElement member) => PythonText.ValueOf(member),
        JsonElement { ValueKind: JsonValueKind.Object } or null => new Undefined(key),
        long or double when !NumberMembers.Contains(key) => new Undefined(key),
        _ => throw new NotSupportedException($"{key} of something that is no object"),
    };

    private static object Expression(string text)
    {
        if (Choice().Match(text) is { Success: true } choice)
        {
            return new TemplateChoice(Text(choice, "part"), Text(choice, "yes"), Text(choice, "no"));
        }

        Match match = Whole().Match(text);
        if (!match.Success)
        {
            throw new NotSupportedException($"The expression {{{{{text}}}}}");
        }

        string[] keys = [.. match.Groups["step"].Captures.Select(one => KeyIn(one.Value))];
        string root = match.Groups["root"].Value;
        Group standIn = match.Groups["default"];
        return root == "value" && keys.Length > 0
            ? throw new NotSupportedException($"A member of value in {{{{{text}}}}}")
            : new TemplatePath(root, keys, standIn.Success, standIn.Success ? Literal(standIn.Value) : null);
    }

    private static string KeyIn(string step)
    {
        if (step[0] == '[')
        {
            return step.Trim('[', ']', ' ')[1..^1];
        }

        return DictMembers.Contains(step[1..]) ? throw new NotSupportedException($"The method {step[1..]} of a dict") : step[1..];
    }

    private static object? Literal(string text) => text switch
    {
        "none" or "None" => null,
        "true" or "True" => true,
        "false" or "False" => false,
        _ when text[0] is '\'' or '"' => text[1..^1],
        _ => PythonText.ValueOf(JsonDocument.Parse(text).RootElement),
    };

    private static object? JsonOf(string payload)
    {
        try
        {
            return PythonText.ValueOf(JsonDocument.Parse(payload).RootElement);
        }
        catch (JsonException)
        {
            return new Undefined("value_json");
        }
    }

    private static string Text(Match match, string group) => match.Groups[group].Value[1..^1];

    [GeneratedRegex("""
        ^\s*(?<yes>'[^'\\]*')\s+if\s+(?<part>'[^'\\]*')\s+in\s+value\s+else\s+(?<no>'[^'\\]*')\s*$
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Choice();

    // Quotes of either kind and no backslash in them. White space where Jinja allows it.
    [GeneratedRegex("""
        ^\s*(?<root>value_json|value)
        (?<step>\.[A-Za-z_][A-Za-z0-9_]* | \[\s*(?:'[^'\\]*'|"[^"\\]*")\s*\])*
        (?:\s*\|\s*default\(\s*(?<default>'[^'\\]*'|"[^"\\]*"|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?|[Nn]one|[Tt]rue|[Ff]alse)\s*\))?\s*$
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Whole();
}
