using System.Text.Json;

namespace HomeAssistant.Tests.Schema;

/// <summary>That the schema refuses what Home Assistant refuses, drops or misunderstands.</summary>
[TestClass]
public sealed class SchemaTests
{
    [TestMethod]
    [DataRow("\"avty_t\":", "\"~\":\"home\",\"avty_t\":", "message.~ must not be there", DisplayName = "a base topic at the root refuses all of it")]
    [DataRow("\"avty_t\":", "\"e\":\"utf-8\",\"avty_t\":", "message.e must not be there")]
    [DataRow("\"mdl\":", "\"manufacturer\":\"x\",\"mdl\":", "message.dev.manufacturer must not be there", DisplayName = "abbreviations only")]
    [DataRow("\"o\":{", "\"o\":{\"bord\":1,", "message.o.bord must not be there")]
    [DataRow("{\"ids\":\"node-0a1b2c\",", "{", "message.dev has no ids")]
    [DataRow("°C", "C", "message.cmps.temperature.unit_of_meas is \"C\", not \"°C\"")]
    [DataRow("\"hPa\"", "\"mbar\"", "message.cmps.pressure.unit_of_meas is \"mbar\", not \"hPa\"")]
    [DataRow("\"exp_aft\":210},\"humidity\"", "\"exp_aft\":0},\"humidity\"", "message.cmps.temperature.exp_aft is 0, below 1")]
    [DataRow("\"exp_aft\":210},\"humidity\"", "\"exp_aft\":210.5},\"humidity\"", "message.cmps.temperature.exp_aft is 210.5, not integer")]
    [DataRow("\"exp_aft\":210},\"humidity\"", "\"expire_after\":210},\"humidity\"", "message.cmps.temperature.expire_after must not be there")]
    [DataRow("\"uniq_id\":\"node-0a1b2c_humidity\",", "", "message.cmps.humidity has no uniq_id")]
    [DataRow("\"val_tpl\":\"{{value_json.humidity}}\",", "", "message.cmps.humidity has no val_tpl", DisplayName = "Home Assistant would keep the template it had")]
    [DataRow("node-0a1b2c_humidity", "node-0a1b2c_temperature", "uniq_id node-0a1b2c_temperature stands there twice")]
    [DataRow("\"dev_cla\":\"enum\"", "\"dev_cla\":\"enum\",\"stat_cla\":\"measurement\"", "message.cmps.quality.stat_cla must not be there")]
    [DataRow("\"ops\":[\"0\",\"1\",\"2\"]", "\"ops\":[0,1,2]", "message.cmps.qos.ops[0] is 0, not string", DisplayName = "numbers never equal the rendered text")]
    [DataRow("\"ops\":[\"0\",\"1\",\"2\"]", "\"opts\":[\"0\",\"1\",\"2\"]", "message.cmps.qos has no ops")]
    [DataRow("\"ent_cat\":\"diagnostic\"", "\"ent_cat\":\"config\"", "message.cmps.up.ent_cat is \"config\", not \"diagnostic\"")]
    [DataRow("\"min\":1,", "\"min\":86400,", "interval has a minimum that is not below its maximum")]
    [DataRow("{{value_json.up}}", "{{value_json.up|int}}", "up has a template that nobody here can judge: The expression {{value_json.up|int}}")]
    [DataRow("\"dev_cla\":\"restart\"", "\"dev_cla\":\"restart\",\"ret\":true", "message.cmps.restart.ret must not be there")]
    [DataRow("{\\\"do\\\":\\\"read\\\"}", "read", "read presses something that is no JSON object")]
    [DataRow("\"stat_t\":\"home/node-0a1b2c/reading\",", "", "temperature has no state topic")]
    [DataRow("\"cmd_t\":\"home/node-0a1b2c/command\",", "", "read has no command topic")]
    [DataRow("home/node-0a1b2c/status", "home/+/status", "message.avty_t is \"home/+/status\", which does not match")]
    [DataRow("\"p\":\"button\"", "\"p\":\"knob\"", "message.cmps.read.p is \"knob\", none of")]
    public void What_Home_Assistant_would_not_take_is_named(string of, string with, string error)
    {
        string text = new Encoded().Text();
        string changed = text.Replace(of, with, StringComparison.Ordinal);
        Assert.AreNotEqual(text, changed, $"The message has no {of}.");

        StringAssert.Contains(string.Join('\n', new Announcement(changed).Errors()), error);
    }

    [TestMethod]
    public void A_keyword_that_is_not_known_passes_nothing()
    {
        SchemaValidator schema = new(JsonDocument.Parse("""{"contains":{}}""").RootElement);
        foreach (string json in new[] { "{}", "[]", "\"\"", "1", "null" })
        {
            Assert.ThrowsExactly<NotSupportedException>(() => schema.Validate(JsonDocument.Parse(json).RootElement).ToArray());
        }
    }
}
