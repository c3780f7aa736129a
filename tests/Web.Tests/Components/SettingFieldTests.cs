using System.Text.Json;
using Firmware.Core;
using Web.Node;

namespace Web.Tests.Components;

[TestClass]
public sealed class SettingFieldTests
{
    [TestMethod]
    public void Every_setting_of_the_table_has_its_meaning_and_its_range()
    {
        SettingDefinition[] all = [.. Enumerable.Range(0, Setting.Count).Select(SettingsTable.Get).Where(static one => one.Exists)];

        string[] silent = [.. all.Select(static one => new SettingField(one)).Where(static one => one.Meaning.Length == 0).Select(static one => one.Key)];

        Assert.AreEqual("", string.Join(' ', silent));
        Assert.AreEqual("1 to 86400", new SettingField(SettingsTable.Get(Setting.Interval)).Range);
        Assert.AreEqual("interval (s)", new SettingField(SettingsTable.Get(Setting.Interval)).Label);
        Assert.AreEqual("offset temperature (°C)", new SettingField(SettingsTable.Get(Setting.Offset)).Label);
    }

    [TestMethod]
    public void What_a_person_has_typed_stays_when_the_node_tells_its_settings_again()
    {
        SettingField field = new(SettingsTable.Get(Setting.Interval));
        field.Update(Json("""{"interval":60}"""));
        field.Value = "10";

        field.Update(Json("""{"interval":60}"""));

        Assert.AreEqual(("10", true, "10"), (field.Value, field.IsChanged, field.ToJson()!.ToJsonString()));
        field.Update(Json("""{"interval":10}"""));
        Assert.IsFalse(field.IsChanged);
    }

    [TestMethod]
    public void Values_go_to_the_node_as_it_wants_them()
    {
        Assert.AreEqual("true", Sent(Setting.Retain, "true"));
        Assert.AreEqual("-1.5", Sent(Setting.Offset, "-1.5"));
        Assert.AreEqual("\"2026\"", Sent(Setting.DiscoveryPrefix, "2026"));
        Assert.AreEqual("\"soon\"", Sent(Setting.Interval, "soon"));
        Assert.IsNull(Sent(Setting.Altitude, ""));
    }

    private static string? Sent(int setting, string typed) => new SettingField(SettingsTable.Get(setting)) { Value = typed }.ToJson()?.ToJsonString();

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
