namespace HomeAssistant.Tests.Templates;

/// <summary>What must come out is what Python 3 prints for <c>str()</c> of the value that <c>json.loads</c> reads, which Jinja puts into the text.</summary>
[TestClass]
public sealed class TemplateTests
{
    private const string ValueTemplate = "{{ value_json.key }}";

    /// <summary>A value in JSON, and its text.</summary>
    private static readonly string[][] Values =
    [
        ["25.6", "25.6"],
        ["21", "21"],
        ["21.0", "21.0"],
        ["-0.5", "-0.5"],
        ["-0.0", "-0.0"],
        ["0", "0"],
        ["1e3", "1000.0"],
        ["0.1e1", "1.0"],
        ["0.30000000000000004", "0.30000000000000004"],
        ["1e15", "1000000000000000.0"],
        ["1234567890123456.8", "1234567890123456.8"],
        ["1e16", "1e+16"],
        ["1.5e300", "1.5e+300"],
        ["0.0001", "0.0001"],
        ["0.00001", "1e-05"],
        ["-1.25e-7", "-1.25e-07"],
        ["9223372036854775807", "9223372036854775807"],
        ["null", "None"],
        ["true", "True"],
        ["false", "False"],
        ["\"ok\"", "ok"],
        ["\"  ok\\n\"", "ok"],
        ["\"\"", ""],
    ];

    /// <summary>A template, what came in, and the text.</summary>
    private static readonly string[][] Paths =
    [
        ["{{ value }}", "25.6", "25.6"],
        ["{{value}}", " 25.6 ", "25.6"],
        ["{{ value_json }}", "25.60", "25.6"],
        ["{{ value_json['a b'] }}", """{"a b":1}""", "1"],
        ["{{ value_json[\"values\"] }}", """{"values":1}""", "1"],
        ["{{ value_json.a.b }}", """{"a":{"b":2.50}}""", "2.5"],
        ["{{ value_json.a['b'].c }}", """{"a":{"b":{"c":null}}}""", "None"],
        ["{{ value_json.a }}", """{"a":1,"a":2}""", "2"],
        ["<{{ value_json.a }}|{{ value_json.b }}>", """{"a":1,"b":"x"}""", "<1|x>"],
        ["no expression", "25.6", "no expression"],
        ["{{ value_json.missing }}", "{}", ""],
        ["{{ value_json.missing | default('x') }}", "{}", "x"],
        ["{{ value_json.missing|default(none) }}", "{}", "None"],
        ["{{ value_json.missing | default(0.50) }}", "{}", "0.5"],
        ["{{ value_json.key | default(7) }}", """{"key":null}""", "None"],
        ["{{ value_json.a.b }}", """{"a":null}""", ""],
        ["{{ value_json.a }}", "25.6", ""],
        ["{{'ON' if '\"a\"' in value else 'OFF'}}", """[{"b":"a"}]""", "ON"],
        ["{{ 'ON' if '\"a\"' in value else 'OFF' }}", """[{"b":"aa"}]""", "OFF"],
        ["{{'ON' if 'a' in value else 'OFF'}}", "", "OFF"],
    ];

    /// <summary>A template and what came in, of which no text can be made.</summary>
    private static readonly string[][] Failures =
    [
        ["{{ value_json.key }}", "not JSON"],
        ["{{ value_json.key }}", ""],
        ["{{ value_json.key }}", "NaN"],
        ["{{ value_json.a.b }}", "{}"],
        ["{{ value_json.a.b | default(1) }}", "{}"],
    ];

    [TestMethod]
    [DynamicData(nameof(Values))]
    public void A_value_prints_as_in_Python(string json, string text)
    {
        Assert.AreEqual(text, Render(ValueTemplate, PayloadOf(json)));
    }

    [TestMethod]
    [DynamicData(nameof(Paths))]
    public void A_path_leads_to_the_value(string template, string payload, string text)
    {
        Assert.AreEqual(text, Render(template, payload));
    }

    [TestMethod]
    [DynamicData(nameof(Failures))]
    public void A_member_of_what_does_not_exist_is_an_error(string template, string payload)
    {
        Assert.ThrowsExactly<TemplateException>(() => Render(template, payload));
    }

    [TestMethod]
    [TestCategory("Servers")]
    public async Task Jinja_itself_makes_the_same_of_all_of_them()
    {
        string[][] cases = [.. Values.Select(static one => new[] { ValueTemplate, PayloadOf(one[0]), one[1] }), .. Paths, .. Failures];
        string?[] rendered = await Jinja.Render([.. cases.Select(static one => one[..2])]);

        static string Line(string[] one, string? text) => $"{one[0]} of {one[1]} is {text ?? "an error"}";

        CollectionAssert.AreEqual(
            cases.Select(static one => Line(one, one.Length > 2 ? one[2] : null)).ToArray(),
            cases.Select((one, at) => Line(one, rendered[at])).ToArray());
    }

    [TestMethod]
    [DataRow("""{"interval":{{ value }}}""", 30, """{"interval":30}""")]
    [DataRow("""{"interval":{{ value }}}""", 0.5, """{"interval":0.5}""")]
    [DataRow("""{"qos":{{ value }}}""", "1", """{"qos":1}""")]
    [DataRow("""{"qos":"{{ value }}","a":{}}""", "1", """{"qos":"1","a":{}}""")]
    public void A_command_takes_the_value_as_it_is(string template, object value, string text)
    {
        Assert.AreEqual(text, TemplateRenderer.Parse(template).RenderCommand(value));
    }

    [TestMethod]
    [DataRow("{% if value %}1{% endif %}", "statement")]
    [DataRow("{# a note #}", "comment")]
    [DataRow("{{ value", "without end")]
    [DataRow("{{- value }}", "- value")]
    [DataRow("{{ value | int }}", "value | int")]
    [DataRow("{{ value_json.a | default(1) | round(1) }}", "round")]
    [DataRow("{{ value_json.a | default(1, true) }}", "default(1, true)")]
    [DataRow("{{ value_json.a + 1 }}", "value_json.a + 1")]
    [DataRow("{{ value_json[0] }}", "value_json[0]")]
    [DataRow("{{ value.key }}", "member of value")]
    [DataRow("{{ value_json.values }}", "method values")]
    [DataRow("{{ states('sensor.a') }}", "states")]
    [DataRow("{{ 'value' }}", "'value'")]
    [DataRow("{{ 'a' if 'b' in value_json else 'c' }}", "in value_json")]
    [DataRow("{{ 'a' if value else 'c' }}", "if value else")]
    public void What_is_beyond_the_subset_is_named(string template, string named)
    {
        NotSupportedException thrown = Assert.ThrowsExactly<NotSupportedException>(() => TemplateRenderer.Parse(template));
        StringAssert.Contains(thrown.Message, named);
    }

    [TestMethod]
    [DataRow("{{ value_json.key }}", """{"key":[1]}""")]
    [DataRow("{{ value_json.key }}", """{"key":{"a":1}}""")]
    [DataRow("{{ value_json.key }}", """{"key":9223372036854775808}""")]
    [DataRow("{{ value_json.key }}", "\"a text\"")]
    [DataRow("{{ value_json.real }}", "25.6")]
    public void What_Python_would_print_otherwise_is_not_guessed(string template, string payload)
    {
        Assert.ThrowsExactly<NotSupportedException>(() => Render(template, payload));
    }

    private static string PayloadOf(string json) => $$"""{"key":{{json}}}""";

    private static string Render(string template, string payload) => TemplateRenderer.Parse(template).RenderMessage(payload);
}
