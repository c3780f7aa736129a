using Kit;

namespace HomeAssistant.Tests.Double;

/// <summary>That the stand-in keeps the rules of Home Assistant which the other tests rely on.</summary>
[TestClass]
public sealed class DoubleTests
{
    private const string Sensor = """
        {"p":"sensor","uniq_id":"n1_t","stat_t":"t","val_tpl":"{{value_json.t}}",
         "dev_cla":"temperature","unit_of_meas":"°C","stat_cla":"measurement","exp_aft":60}
        """;
    private const string Words = """{"p":"sensor","uniq_id":"n1_q","name":"Q","stat_t":"t","val_tpl":"{{value_json.q}}","dev_cla":"enum","ops":["ok","bad"]}""";

    private const string Head = """
        {"dev":{"ids":"n1","name":"N","mdl":"M","sw":"1"},"o":{"name":"O","sw":"1"},"avty_t":"status","cmps":
        """;

    private readonly List<string> _complaints = [];
    private readonly Registry _registry;

    public DoubleTests()
    {
        _registry = new Registry(_complaints.Add);
    }

    [TestMethod]
    public void A_state_is_unavailable_then_unknown_then_a_value()
    {
        Announce(Words);
        Assert.AreEqual(Entity.Unavailable, StateAt(0), "not a word of the node yet");
        Say(0, "status", "online");
        Assert.AreEqual(Entity.Unknown, StateAt(0), "no value yet");
        Say(0, "t", """{"q":"ok"}""");
        Assert.AreEqual("ok", StateAt(0));
        Say(1, "status", "offline");
        Assert.AreEqual(Entity.Unavailable, StateAt(1));
        Say(2, "status", "online");

        Assert.AreEqual("ok", StateAt(2), "it is as it was");
        Assert.IsEmpty(_complaints);
    }

    [TestMethod]
    public void A_null_is_unknown_and_a_missing_member_leaves_the_old_value()
    {
        Announce(Sensor);
        Say(0, "status", "online");
        Say(0, "t", """{"t":25.6}""");
        Say(1, "t", """{"t":null}""");
        Assert.AreEqual(Entity.Unknown, StateAt(1));
        Say(2, "t", """{"t":25.7}""");
        Say(3, "t", "{}");
        Assert.AreEqual("25.7", StateAt(3));
        CollectionAssert.AreEqual(new[] { "n1 c: 't' is undefined" }, _complaints);
    }

    [TestMethod]
    public void A_value_expires_a_time_after_the_last_message()
    {
        Announce(Sensor);
        Say(0, "status", "online");
        Say(0, "t", """{"t":25.6}""");
        Say(30, "t", """{"t":25.7}""");

        Assert.AreEqual("25.7", StateAt(89));
        Assert.AreEqual(Entity.Unavailable, StateAt(90));
    }

    [TestMethod]
    public void A_changed_announcement_waits_for_the_next_message_and_the_same_one_does_not()
    {
        Announce(Sensor);
        Say(0, "status", "online");
        Say(0, "t", """{"t":25.6}""");
        Announce(Sensor);
        Assert.AreEqual("25.6", StateAt(1));
        Announce(Sensor.Replace("60", "61", StringComparison.Ordinal));
        Assert.AreEqual(Entity.Unavailable, StateAt(1));
        Say(2, "t", """{"t":25.6}""", kept: true);
        Say(2, "t", """{"t":25.6}""");

        Assert.AreEqual("25.6", StateAt(62));
        Assert.AreEqual(Entity.Unavailable, StateAt(63));
    }

    [TestMethod]
    [DataRow("""{"t":"null"}""", "n1 c: 'null' is not a number")]
    [DataRow("""{"t":"nan"}""", "n1 c: 'nan' is not a number")]
    [DataRow("nonsense", "n1 c: 'value_json' is undefined")]
    public void What_is_no_number_is_complained_of(string payload, string complaint)
    {
        Announce(Sensor);

        Say(0, "t", payload);

        CollectionAssert.AreEqual(new[] { complaint }, _complaints);
    }

    [TestMethod]
    public void A_word_that_was_not_announced_is_complained_of()
    {
        Announce(Words);
        Say(0, "t", """{"q":"worse"}""");
        CollectionAssert.AreEqual(new[] { "n1 c: 'worse' is none of the options" }, _complaints);
    }

    [TestMethod]
    public void An_entity_goes_when_only_its_platform_is_left_and_stays_when_it_is_not_named()
    {
        Announce(Sensor);
        Send(Head + "{\"d\":" + Words + "}}");
        Assert.IsNotNull(_registry.Find("n1", "c"));
        Send(Head + """{"c":{"p":"sensor"},"never":{"p":"sensor"}}}""");
        Assert.IsNull(_registry.Find("n1", "c"));
        Assert.IsNotNull(_registry.Find("n1", "d"));
        Send("");

        Assert.IsNull(_registry.Find("n1"));
        Assert.IsEmpty(_complaints);
    }

    private void Announce(string component) => Send(Head + "{\"c\":" + component + "}}");

    private void Send(string payload) => _registry.Announce("n1", payload);

    private void Say(int second, string topic, string payload, bool kept = false) =>
        _registry.Take(new Received(topic, System.Text.Encoding.UTF8.GetBytes(payload), 0, kept), TimeSpan.FromSeconds(second));

    private string StateAt(int second) => _registry.Find("n1", "c")!.StateAt(TimeSpan.FromSeconds(second));
}
