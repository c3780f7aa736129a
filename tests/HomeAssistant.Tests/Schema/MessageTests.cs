using System.Text;
using Firmware.Core;
using Kit;

namespace HomeAssistant.Tests.Schema;

[TestClass]
public sealed class MessageTests
{
    [TestMethod]
    [DataRow(SensorKind.Dht11, "temperature humidity", "pressure")]
    [DataRow(SensorKind.Dht12, "temperature humidity", "pressure")]
    [DataRow(SensorKind.Dht22, "temperature humidity", "pressure")]
    [DataRow(SensorKind.Bme280, "temperature humidity pressure", "")]
    [DataRow(SensorKind.Bmp280, "temperature pressure", "humidity")]
    public void Every_sensor_is_announced_with_what_it_measures(int kind, string measured, string removed)
    {
        Announcement announcement = new(Encoded.Of(kind).Text());

        Assert.AreEqual("", string.Join('\n', announcement.Errors()));

        Component[] quantities = [.. announcement.Components.Where(static one => one.Key is "temperature" or "humidity" or "pressure")];
        Assert.AreEqual(measured, Keys(quantities.Where(static one => !one.IsRemoval)));
        Assert.AreEqual(removed, Keys(quantities.Where(static one => one.IsRemoval)), "these go, should another sensor have measured them");
    }

    [TestMethod]
    [DataRow(SensorKind.Scd4x, "co2 humidity temperature")]
    [DataRow(SensorKind.Battery, "battery voltage")]
    [DataRow(SensorKind.Ds18b20, "temperature temperature_1 temperature_2 temperature_3 temperature_4")]
    [DataRow(SensorKind.Gnss, "position satellites")]
    [DataRow(SensorKind.Bme680, "gas humidity pressure temperature")]
    public void Every_part_is_announced_with_its_quantities_and_no_other(int kind, string measured)
    {
        string[] all = [.. Enumerable.Range(0, Quantity.Count).Select(QuantityTable.TopicOf)];

        Announcement announcement = new(Encoded.Of(kind).Text());

        Assert.AreEqual("", string.Join('\n', announcement.Errors()));

        Component[] present = [.. announcement.Components.Where(one => all.Contains(one.Key) && !one.IsRemoval)];
        Assert.AreEqual(measured, Keys(present.OrderBy(one => one.Key, StringComparer.Ordinal)));
    }

    [TestMethod]
    [DataRow(Setting.PayloadValues, "home/node-0a1b2c/position")]
    [DataRow(Setting.PayloadJson, "home/node-0a1b2c/reading")]
    [DataRow(Setting.PayloadBoth, "home/node-0a1b2c/reading")]
    public void A_position_is_a_tracker_whose_place_comes_from_where_the_settings_put_it(int payload, string topic)
    {
        Encoded encoded = Encoded.Of(SensorKind.Gnss);
        encoded.Settings.SetNumber(Setting.Payload, payload);

        Announcement announcement = new(encoded.Text());

        Assert.AreEqual("", string.Join('\n', announcement.Errors()));

        Component position = announcement.Components.Single(static one => one.Key == Leaf.Position);
        Assert.AreEqual("device_tracker", position.Text("p"));
        Assert.AreEqual(topic, position.Text("json_attr_t"));
    }

    [TestMethod]
    public void Every_board_is_announced_under_its_name()
    {
        string[] boards = [.. Directory.GetDirectories(Path.Combine(Repository.Root, "boards")).Select(static one => Path.GetFileName(one)!)];

        Assert.IsNotEmpty(boards);

        foreach (string board in boards)
        {
            Announcement announcement = new(new Encoded { Board = board }.Text());
            Assert.AreEqual("", string.Join('\n', announcement.Errors()), board);
            Assert.AreEqual(board, announcement.Device("mdl"));
        }
    }

    [TestMethod]
    [DataRow(Setting.PayloadValues, "home/node-0a1b2c/temperature", "{{value}}")]
    [DataRow(Setting.PayloadJson, "home/node-0a1b2c/reading", "{{value_json.temperature}}")]
    [DataRow(Setting.PayloadBoth, "home/node-0a1b2c/reading", "{{value_json.temperature}}")]
    public void A_quantity_is_read_from_where_the_settings_put_it(int payload, string topic, string template)
    {
        Encoded encoded = new();
        encoded.Settings.SetNumber(Setting.Payload, payload);
        Announcement announcement = new(encoded.Text());

        Assert.AreEqual("", string.Join('\n', announcement.Errors()));

        Component temperature = announcement.Components.Single(static one => one.Key == "temperature");
        Assert.AreEqual(topic, temperature.StateTopic);
        Assert.AreEqual(template, temperature.Text("val_tpl"), "a sensor without one would keep the template of the mode before");
    }

    [TestMethod]
    [DataRow(60, 0, 600, 0, 210)]
    [DataRow(1, 0, 600, 2000, 36)]
    [DataRow(1, 0, 600, 1500, 36)]
    [DataRow(86400, 0, 600, 2000, 259230)]
    [DataRow(60, 5, 600, 0, 2010)]
    [DataRow(60, 5, 86400, 0, 259410)]
    public void A_value_expires_after_three_times_the_longest_silence_and_half_a_minute(int interval, int deadband, int heartbeat, int paceMs, int seconds)
    {
        Encoded encoded = new() { PaceMs = paceMs };
        encoded.Settings.SetNumber(Setting.Interval, interval);
        encoded.Settings.SetNumber(Setting.Deadband + Quantity.Temperature, deadband);
        encoded.Settings.SetNumber(Setting.Heartbeat, heartbeat);

        Component temperature = new Announcement(encoded.Text()).Components.Single(static one => one.Key == "temperature");

        Assert.AreEqual(seconds, temperature.ExpireAfter);
    }

    [TestMethod]
    public void A_quantity_with_a_limit_has_a_problem_and_one_without_has_none()
    {
        Encoded encoded = new();
        encoded.Settings.SetNumber(Setting.UpperLimit + Quantity.Temperature, 80);
        encoded.Settings.SetNumber(Setting.LowerLimit + Quantity.Humidity, 300);
        Announcement announcement = new(encoded.Text());

        Assert.AreEqual("", string.Join('\n', announcement.Errors()));

        Component[] limits = [.. announcement.Components.Where(static one => one.Platform == "binary_sensor")];
        Assert.AreEqual("temperature_limit humidity_limit", Keys(limits.Where(static one => !one.IsRemoval)));
        Assert.HasCount(Quantity.Count - 2, limits.Where(static one => one.IsRemoval).ToArray());
        Assert.AreEqual("home/node-0a1b2c/alarm", limits[0].StateTopic);
        Assert.AreEqual("Temperature limit", limits[0].Text("name"));
    }

    [TestMethod]
    public void The_longest_message_is_as_long_as_the_documentation_says()
    {
        Encoded longest = new() { Board = new string('b', 32) };
        longest.Settings.SetText(Setting.Root, new string('r', 64));
        longest.Settings.SetText(Setting.Place, new string('p', 32));
        longest.Settings.SetNumber(Setting.Interval, 86400);
        Announcement announcement = new(longest.Text());

        Assert.AreEqual("", string.Join('\n', announcement.Errors()));
        Assert.IsLessThanOrEqualTo(5000, Encoding.UTF8.GetByteCount(longest.Text()));

        longest.Settings.SetNumber(Setting.Payload, Setting.PayloadValues);
        Assert.IsLessThanOrEqualTo(5500, Encoding.UTF8.GetByteCount(longest.Text()));
        Assert.IsLessThanOrEqualTo(3800, Encoding.UTF8.GetByteCount(new Encoded().Text()));
    }

    [TestMethod]
    public void What_a_person_set_at_Home_Assistant_stays_when_the_place_changes()
    {
        Encoded moved = new();
        moved.Settings.SetText(Setting.Place, "attic");
        static string Ids(Encoded encoded)
            => string.Join(' ', new Announcement(encoded.Text()).Components.Select(static one => $"{one.Key}={one.Platform}:{one.Text("uniq_id")}"));

        Assert.AreEqual(Ids(new Encoded()), Ids(moved));
    }

    private static string Keys(IEnumerable<Component> components) => string.Join(' ', components.Select(static one => one.Key));
}
