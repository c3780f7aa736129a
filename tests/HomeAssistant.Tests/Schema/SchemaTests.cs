using System.Text.Json;

namespace HomeAssistant.Tests.Schema;

/// <summary>That the schema refuses what Home Assistant refuses, drops or misunderstands.</summary>
[TestClass]
public sealed class SchemaTests
{
    [TestMethod]
    [DataRow("\"avty_t\":", "\"~\":\"home\",\"avty_t\":", "message.~ false", DisplayName = "a base topic at the root refuses all of it")]
    [DataRow("\"avty_t\":", "\"e\":\"utf-8\",\"avty_t\":", "message.e false")]
    [DataRow("\"mdl\":", "\"manufacturer\":\"x\",\"mdl\":", "message.dev.manufacturer false", DisplayName = "abbreviations only")]
    [DataRow("\"o\":{", "\"o\":{\"bord\":1,", "message.o.bord false")]
    [DataRow("{\"ids\":\"node-0a1b2c\",", "{", "message.dev required: Required properties [\"ids\"]")]
    [DataRow("°C", "C", "message.cmps.temperature.unit_of_meas const")]
    [DataRow("\"hPa\"", "\"mbar\"", "message.cmps.pressure.unit_of_meas const")]
    [DataRow("\"exp_aft\":210},\"humidity\"", "\"exp_aft\":0},\"humidity\"", "message.cmps.temperature.exp_aft minimum")]
    [DataRow("\"exp_aft\":210},\"humidity\"", "\"exp_aft\":210.5},\"humidity\"", "message.cmps.temperature.exp_aft type")]
    [DataRow("\"exp_aft\":210},\"humidity\"", "\"expire_after\":210},\"humidity\"", "message.cmps.temperature.expire_after false")]
    [DataRow("\"uniq_id\":\"node-0a1b2c_humidity\",", "", "message.cmps.humidity required: Required properties [\"uniq_id\"]")]
    [DataRow("\"val_tpl\":\"{{value_json.humidity}}\",", "", "message.cmps.humidity required: Required properties "
        + "[\"val_tpl\"]", DisplayName = "Home Assistant would keep the template it had")]
    [DataRow("node-0a1b2c_humidity", "node-0a1b2c_temperature", "uniq_id node-0a1b2c_temperature stands there twice")]
    [DataRow("\"dev_cla\":\"enum\"", "\"dev_cla\":\"enum\",\"stat_cla\":\"measurement\"", "message.cmps.quality.stat_cla false")]
    [DataRow("\"ops\":[\"0\",\"1\",\"2\"]", "\"ops\":[0,1,2]", "message.cmps.qos.ops.0 type", DisplayName = "numbers never equal the rendered text")]
    [DataRow("\"ops\":[\"0\",\"1\",\"2\"]", "\"opts\":[\"0\",\"1\",\"2\"]", "message.cmps.qos required: Required properties [\"ops\"]")]
    [DataRow("\"ent_cat\":\"diagnostic\"", "\"ent_cat\":\"config\"", "message.cmps.up.ent_cat const")]
    [DataRow("\"min\":1,", "\"min\":86400,", "interval has a minimum that is not below its maximum")]
    [DataRow("{{value_json.up}}", "{{value_json.up|int}}", "up has a template that nobody here can judge: The expression {{value_json.up|int}}")]
    [DataRow("\"dev_cla\":\"restart\"", "\"dev_cla\":\"restart\",\"ret\":true", "message.cmps.restart.ret false")]
    [DataRow("{\\\"do\\\":\\\"read\\\"}", "read", "read presses something that is no JSON object")]
    [DataRow("\"stat_t\":\"home/node-0a1b2c/reading\",", "", "temperature has no state topic")]
    [DataRow("\"cmd_t\":\"home/node-0a1b2c/command\",", "", "read has no command topic")]
    [DataRow("home/node-0a1b2c/status", "home/+/status", "message.avty_t pattern")]
    [DataRow("\"p\":\"button\"", "\"p\":\"knob\"", "message.cmps.read.p enum")]
    public void What_Home_Assistant_would_not_take_is_named(string of, string with, string error)
    {
        string text = new Encoded().Text();

        string changed = text.Replace(of, with, StringComparison.Ordinal);

        Assert.AreNotEqual(text, changed, $"The message has no {of}.");

        StringAssert.Contains(string.Join('\n', new Announcement(changed).Errors()), error);
    }

    // The keywords that the schema uses. A validator takes one that it does not know for a remark, and a typing error would pass everything.
    [TestMethod]
    public void The_schema_has_no_keyword_that_checks_nothing()
    {
        string[] known =
        [
            "$ref", "$defs", "$schema", "$id", "title", "description", "allOf", "if", "then", "else", "type", "enum", "const", "required", "properties",
            "additionalProperties", "propertyNames", "minProperties", "maxProperties", "items", "minItems", "uniqueItems", "minLength", "maxLength", "pattern",
            "minimum", "maximum",
        ];

        Assert.AreEqual("", string.Join(' ', Keywords(JsonDocument.Parse(DiscoverySchema.Text).RootElement).Distinct().Except(known)));
    }

    private static IEnumerable<string> Keywords(JsonElement schema)
    {
        if (schema.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        return schema.EnumerateObject().SelectMany(static one => Inside(one).Prepend(one.Name));
    }

    private static IEnumerable<string> Inside(JsonProperty one) => one.Name switch
    {
        "properties" or "$defs" => one.Value.EnumerateObject().SelectMany(static member => Keywords(member.Value)),
        "allOf" => one.Value.EnumerateArray().SelectMany(Keywords),
        "if" or "then" or "else" or "items" or "additionalProperties" or "propertyNames" => Keywords(one.Value),
        _ => [],
    };
}
