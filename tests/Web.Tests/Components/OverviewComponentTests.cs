using System.Text.Json;
using Bunit;
using Web.Live;
using Web.Overview;

namespace Web.Tests.Components;

[TestClass]
public sealed class OverviewComponentTests
{
    private static readonly NodeView Kitchen = new()
    {
        Place = "kitchen",
        Condition = NodeCondition.Online,
        Values = [new ValueView("temperature", 19.2, "19.2", "°C"), new ValueView("co2", 612, "612", "ppm")],
        Trend = [19.0, 19.1, 19.4],
    };

    [TestMethod]
    public void A_card_shows_place_status_values_with_their_units_and_age()
    {
        using BunitContext context = new();

        IRenderedComponent<NodeCard> card = Card(context, Kitchen, "8 s ago, every 10 s");

        Assert.AreEqual("kitchen", card.Find("h3 a").TextContent);
        Assert.AreEqual("/node/kitchen", card.Find("h3 a").GetAttribute("href"));
        Assert.AreEqual("online", card.Find(".badge").TextContent);
        CollectionAssert.AreEqual(new[] { "Temperature", "CO₂" }, card.FindAll(".what").Select(static one => one.TextContent).ToArray());
        Assert.AreEqual("612", card.FindAll(".number")[1].TextContent);
        StringAssert.Contains(card.Find(".card-foot").TextContent, "8 s ago, every 10 s");
        Assert.AreEqual(3, card.Find(".spark-line").GetAttribute("points")!.Split(' ').Length);
    }

    [TestMethod]
    public void A_position_takes_a_line_of_a_card_for_itself()
    {
        using BunitContext context = new();
        ValueView position = new("position", 52.51628, "52.51628° N, 13.37770° E", "");

        IRenderedComponent<NodeCard> card = Card(context, Kitchen with { Values = [position, new ValueView("satellites", 9, "9", "")] }, "");

        CollectionAssert.AreEqual(new[] { "value long", "value" }, card.FindAll(".value").Select(static one => one.ClassName).ToArray());
        Assert.AreEqual("52.51628° N, 13.37770° E", card.Find(".long .number").TextContent);
    }

    [TestMethod]
    public void The_age_of_a_sleeping_node_says_when_it_is_back()
    {
        DateTimeOffset now = new(2026, 11, 26, 10, 0, 0, TimeSpan.Zero);
        using JsonDocument health = JsonDocument.Parse("""{"next":"2026-11-26T10:08:00Z","next_in":600}""");
        NodeView node = Kitchen with { LastReadingAt = now.AddMinutes(-2), Interval = TimeSpan.FromMinutes(10), Health = health.RootElement };

        string awake = AgeText.Of(node, now);
        string asleep = AgeText.Of(node with { Condition = NodeCondition.Asleep }, now);

        Assert.AreEqual("2 min ago, every 10 min", awake);
        Assert.AreEqual("2 min ago, back in about 8 min", asleep);
    }

    [TestMethod]
    public void A_place_with_markup_in_it_is_text()
    {
        using BunitContext context = new();
        const string place = "<script>alert(1)</script>";

        IRenderedComponent<NodeCard> card = Card(context, Kitchen with { Place = place }, "");

        Assert.AreEqual(0, card.FindAll("script").Count);
        Assert.AreEqual(place, card.Find("h3 a").TextContent);
    }

    [TestMethod]
    public void A_card_draws_nothing_new_while_its_node_and_age_are_the_same()
    {
        using BunitContext context = new();
        IRenderedComponent<NodeCard> card = Card(context, Kitchen, "1 s ago");
        int first = card.RenderCount;

        card.Render(parameters => parameters.Add(one => one.Node, Kitchen).Add(one => one.Age, "1 s ago"));
        int same = card.RenderCount;
        card.Render(parameters => parameters.Add(one => one.Node, Kitchen).Add(one => one.Age, "2 s ago"));

        Assert.AreEqual(first, same);
        Assert.IsTrue(card.RenderCount > same);
    }

    [TestMethod]
    public void Alarms_faults_and_missing_readings_stand_on_the_card()
    {
        using BunitContext context = new();
        NodeView troubled = Kitchen with
        {
            Fault = "timeout",
            Missing = 3,
            Alarms = [new AlarmView("temperature", "low", DateTimeOffset.UnixEpoch, "4.4 °C")],
        };

        IRenderedComponent<NodeCard> card = Card(context, troubled, "");

        Assert.AreEqual("temperature low, 4.4 °C", card.Find(".alarm").TextContent);
        Assert.AreEqual("Not measured: timeout", card.Find(".fault").TextContent);
        Assert.AreEqual("3 missing", card.Find(".missing").TextContent);
    }

    [TestMethod]
    public void Troubled_nodes_come_first_and_the_others_in_natural_order()
    {
        NodeView[] nodes = [At("flat-2"), At("flat-10", NodeCondition.Late), At("flat-11"), At("hall", NodeCondition.Offline)];

        IReadOnlyList<NodeGroup> all = Arrangement.Of(nodes, "", isGrouped: false);

        CollectionAssert.AreEqual(new[] { "flat-10", "hall", "flat-2", "flat-11" }, all.Single().Nodes.Select(static node => node.Place).ToArray());
    }

    [TestMethod]
    public void Neighbours_stand_together_and_search_looks_at_place_and_status()
    {
        NodeView[] nodes = [At("flat-1"), At("flat-2", NodeCondition.Late), At("hall"), At("roof-1"), At("roof-2")];

        IReadOnlyList<NodeGroup> groups = Arrangement.Of(nodes, "", isGrouped: true);
        IReadOnlyList<NodeGroup> found = Arrangement.Of(nodes, "FLAT late", isGrouped: false);

        CollectionAssert.AreEqual(new[] { "flat", "roof", "" }, groups.Select(static group => group.Name).ToArray());
        Assert.AreEqual("flat-2", found.Single().Nodes.Single().Place);
    }

    private static IRenderedComponent<NodeCard> Card(BunitContext context, NodeView node, string age) =>
        context.Render<NodeCard>(parameters => parameters.Add(one => one.Node, node).Add(one => one.Age, age));

    private static NodeView At(string place, NodeCondition condition = NodeCondition.Online) =>
        new() { Place = place, Condition = condition, Group = place.Split('-')[0] };
}
