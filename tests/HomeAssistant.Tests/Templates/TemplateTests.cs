namespace HomeAssistant.Tests.Templates;

/// <summary>What must come out is what Python 3 prints for <c>str()</c> of the value that <c>json.loads</c> reads, which Jinja puts into the text.</summary>
[TestClass]
public sealed class TemplateTests
{
    [TestMethod]
    [DataRow("25.6", "25.6")]
    [DataRow("21", "21")]
    [DataRow("21.0", "21.0")]
    [DataRow("-0.5", "-0.5")]
    [DataRow("-0.0", "-0.0")]
    [DataRow("0", "0")]
    [DataRow("1e3", "1000.0")]
    [DataRow("0.1e1", "1.0")]
    [DataRow("0.30000000000000004", "0.30000000000000004")]
    [DataRow("1e15", "1000000000000000.0")]
    [DataRow("1234567890123456.8", "1234567890123456.8")]
    [DataRow("1e16", "1e+16")]
    [DataRow("1.5e300", "1.5e+300")]
    [DataRow("0.0001", "0.0001")]
    [DataRow("0.00001", "1e-05")]
    [DataRow("-1.25e-7", "-1.25e-07")]
    [DataRow("9223372036854775807", "9223372036854775807")]
    [DataRow("null", "None")]
    [DataRow("true", "True")]
    [DataRow("false", "False")]
    [DataRow("\"ok\"", "ok")]
    [DataRow("\"  ok\\n\"", "ok")]
    [DataRow("\"\"", "")]
    public void A_value_prints_as_in_Python(string json, string text)
    {
        Assert.AreEqual(text, Render("{{ value_json.key }}", $$"""{"key":{{json}}}"""));
    }

    [TestMethod]
    [DataRow("{{ value }}", "25.6", "25.6")]
    [DataRow("{{value}}", " 25.6 ", "25.6")]
    [DataRow("{{ value_json }}", "25.60", "25.6")]
    [DataRow("{{ value_json['a b'] }}", """{"a b":1}""", "1")]
    [DataRow("{{ value_json[\"values\"] }}", """{"values":1}""", "1")]
    [DataRow("{{ value_json.a.b }}", """{"a":{"b":2.50}}""", "2.5")]
    [DataRow("{{ value_json.a['b'].c }}", """{"a":{"b":{"c":null}}}""", "None")]
    [DataRow("{{ value_json.a }}", """{"a":1,"a":2}""", "2")]
    [DataRow("<{{ value_json.a }}|{{ value_json.b }}>", """{"a":1,"b":"x"}""", "<1|x>")]
    [DataRow("no expression", "25.6", "no expression")]
    [DataRow("{{ value_json.missing }}", "{}", "")]
    [DataRow("{{ value_json.missing | default('x') }}", "{}", "x")]
    [DataRow("{{ value_json.missing|default(none) }}", "{}", "None")]
    [DataRow("{{ value_json.missing | default(0.50) }}", "{}", "0.5")]
    [DataRow("{{ value_json.key | default(7) }}", """{"key":null}""", "None")]
    [DataRow("{{ value_json.a.b }}", """{"a":null}""", "")]
    [DataRow("{{ value_json.a }}", "25.6", "")]
    public void A_path_leads_to_the_value(string template, string payload, string text)
    {
        Assert.AreEqual(text, Render(template, payload));
    }

    [TestMethod]
    [DataRow("{{ value_json.key }}", "not JSON")]
    [DataRow("{{ value_json.key }}", "")]
    [DataRow("{{ value_json.key }}", "NaN")]
    [DataRow("{{ value_json.a.b }}", "{}")]
    [DataRow("{{ value_json.a.b | default(1) }}", "{}")]
    public void A_member_of_what_does_not_exist_is_an_error(string template, string payload)
    {
        Assert.ThrowsExactly<TemplateException>(() => Render(template, payload));
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

    private static string Render(string template, string payload) => TemplateRenderer.Parse(template).RenderMessage(payload);
}
