using System.Text;
using System.Text.Json;
using Station.Contract;
using Station.Network;
using Station.Watch;

namespace Station.Tests.Model;

[TestClass]
public sealed class NodeTableTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero);

    private readonly NodeTable _table = new();

    private NodeState Node => _table.Nodes.Single();

    [TestMethod]
    public void A_node_is_late_a_tenth_of_its_interval_and_two_seconds_after_it_should_have_spoken()
    {
        Take("config/state", """{"rev":3,"interval":10,"payload":"json"}""", 0, retained: true);
        Take("status", "online", 0, retained: true);
        Take("reading", """{"seq":1,"session":1,"temperature":20.5,"rev":3}""", 5);
        Assert.AreEqual(0, _table.Advance(At(17.9)).Count);
        NodeEvent late = _table.Advance(At(18.1)).Single();
        Assert.AreEqual(("livingroom", "late", true), (late.Place, late.Kind, Node.IsLate));
        Assert.AreEqual(0, _table.Advance(At(19)).Count, "It is late once.");

        Take("reading", """{"seq":2,"session":1,"temperature":20.6,"rev":3}""", 20);
        _table.Advance(At(20));
        Assert.IsFalse(Node.IsLate);
    }

    [TestMethod]
    public void An_offline_node_is_not_late_and_one_that_returns_gets_its_time()
    {
        Take("config/state", """{"rev":3,"interval":1}""", 0, retained: true);
        Take("status", "offline", 0, retained: true);
        Assert.AreEqual(0, _table.Advance(At(100)).Count);
        Take("status", "online", 100);

        Assert.AreEqual(0, _table.Advance(At(103)).Count);
        Assert.AreEqual(1, _table.Advance(At(104)).Count);
    }

    [TestMethod]
    public void A_sleeping_node_is_late_when_it_has_missed_the_contact_of_which_it_told()
    {
        Take("config/state", """{"rev":3,"interval":10,"payload":"json"}""", 0, retained: true);
        Take("health", """{"id":"a1","next":"2026-11-21T10:10:00Z","next_in":600}""", 0, retained: true);
        Take("status", "asleep", 0);

        int early = _table.Advance(At(661)).Count;
        int late = _table.Advance(At(663)).Count;

        Assert.AreEqual(NodeStatus.Asleep, Node.Status);
        Assert.AreEqual(0, early);
        Assert.AreEqual(1, late);
    }

    [TestMethod]
    [DataRow(0, "in about 10 min")]
    [DataRow(540, "in about 60 s")]
    [DataRow(660, "in about 9 min")]
    [DataRow(-7200, null)]
    public void It_is_back_at_the_next_contact_after_now(int now, string? expected)
    {
        using JsonDocument health = JsonDocument.Parse("""{"next":"2026-11-21T10:10:00Z","next_in":600}""");

        Assert.AreEqual(expected, WakeText.In(health.RootElement, At(now)));
    }

    [TestMethod]
    [DataRow("""{"next":null,"next_in":600}""", "within 10 min")]
    [DataRow("""{"next_in":0}""", null)]
    [DataRow("{}", null)]
    public void Without_a_clock_it_says_how_long_it_is_away_at_most(string health, string? expected)
    {
        using JsonDocument told = JsonDocument.Parse(health);

        Assert.AreEqual(expected, WakeText.In(told.RootElement, Start));
    }

    [TestMethod]
    public void A_deadband_makes_the_heartbeat_the_interval()
    {
        Take("config/state", """{"rev":3,"interval":10,"heartbeat":600,"deadband_temperature":0.0}""", 0, retained: true);
        Assert.AreEqual(10, Node.Rhythm.Interval!.Value.TotalSeconds);
        Take("config/state", """{"rev":4,"interval":10,"heartbeat":600,"deadband_temperature":0.5}""", 1);
        Assert.AreEqual(600, Node.Rhythm.Interval!.Value.TotalSeconds);
        Take("reading", """{"seq":1,"session":1,"temperature":20.5}""", 2);
        Assert.AreEqual(600, Node.Rhythm.Interval!.Value.TotalSeconds);
        Take("reading", """{"seq":2,"session":1,"temperature":20.5,"humidity":40.0}""", 3);

        Assert.AreEqual(10, Node.Rhythm.Interval!.Value.TotalSeconds, "Humidity has no deadband, so every sample is sent.");
    }

    [TestMethod]
    public void Gaps_are_counted_and_history_fills_them()
    {
        Take("reading", """{"seq":4,"session":2,"temperature":20.5}""", 0);
        NodeEvent gap = Take("reading", """{"seq":8,"session":2,"temperature":20.5}""", 1)[0];
        Assert.AreEqual(("gap", 3.0, 3L), (gap.Kind, gap.Number, Node.Missing));
        Take("history", """{"seq":5,"session":2,"temperature":20.5}""", 2);
        Take("history", """{"seq":6,"session":2,"temperature":20.5}""", 2);
        Take("history", """{"seq":6,"session":2,"temperature":20.5}""", 2);
        Assert.AreEqual(1L, Node.Missing);
        Take("reading", """{"seq":1,"session":3,"temperature":20.5}""", 3);

        Assert.AreEqual(0L, Node.Missing, "A new session counts anew.");
    }

    [TestMethod]
    public void An_erased_board_begins_at_a_lower_session_and_its_gaps_count()
    {
        Take("reading", """{"seq":4,"session":900,"temperature":20.5}""", 0);

        Take("reading", """{"seq":1,"session":7,"temperature":20.5}""", 1);
        Take("history", """{"seq":5,"session":900,"temperature":20.5}""", 2);
        Take("reading", """{"seq":4,"session":7,"temperature":20.5}""", 3);

        Assert.AreEqual(2L, Node.Missing);
    }

    [TestMethod]
    public void Any_device_that_publishes_numbers_is_a_node()
    {
        foreach (int second in new[] { 0, 30, 60 })
        {
            Take("co2", "612", second);
        }

        Assert.AreEqual((30.0, 612.0, NodeStatus.Unknown), (Node.Rhythm.Interval!.Value.TotalSeconds, Node.Measurements.Single().Value, Node.Status));
        Assert.AreEqual(1, _table.Advance(At(100)).Count);
    }

    [TestMethod]
    [DataRow("home/all/config", "{}")]
    [DataRow("home/livingroom/config", "{}")]
    [DataRow("home/livingroom/command", "{}")]
    [DataRow("home/livingroom/reading", "")]
    [DataRow("homes/livingroom/temperature", "1")]
    [DataRow("home/temperature", "1")]
    public void What_is_no_word_of_a_node_makes_none(string topic, string payload)
    {
        NodeMessage? message = NodeMessage.Read("home", new Arrival(topic, Encoding.UTF8.GetBytes(payload), 0, false));

        Assert.IsNull(message);
    }

    [TestMethod]
    public void A_position_is_two_values_and_one_event()
    {
        NodeEvent told = Take("position", "-52.51628,13.3777", 0).Single();

        Assert.AreEqual(("position", "-52.51628,13.37770"), (told.Kind, told.Text));
        Assert.AreEqual(
            "latitude -52.51628 °, longitude 13.37770 °",
            string.Join(", ", _table.Nodes.Single().Measurements.Select(one => $"{one.Quantity} {Quantities.Format(one.Quantity, one.Value!.Value)}")));
    }

    [TestMethod]
    [DataRow("temperature", "NaN")]
    [DataRow("temperature", "1e5")]
    [DataRow("reading", "{\"seq\":")]
    [DataRow("reading", "[1,2]")]
    [DataRow("photo", "\u0000\u0001")]
    [DataRow("position", "52.5")]
    [DataRow("position", "52.5,13.4,1")]
    [DataRow("position", "90.1,13.4")]
    [DataRow("position", "52.5,-180.1")]
    public void What_is_not_understood_is_counted_and_its_topic_is_named_once(string leaf, string payload)
    {
        NodeEvent[] first = [.. Take(leaf, payload, 0)];
        NodeEvent[] second = [.. Take(leaf, payload, 1)];

        Assert.AreEqual((NodeEvent.NotUnderstood, leaf), (first.Single().Kind, first[0].Name));
        Assert.AreEqual(0, second.Length);
        Assert.AreEqual((2L, 0), (_table.NotUnderstood, _table.Nodes.Count));
    }

    private static DateTimeOffset At(double seconds) => Start.AddSeconds(seconds);

    private IReadOnlyList<NodeEvent> Take(string leaf, string payload, double seconds, bool retained = false) =>
        _table.Apply(NodeMessage.Read("home", new Arrival("home/livingroom/" + leaf, Encoding.UTF8.GetBytes(payload), 1, retained))!, At(seconds));
}
