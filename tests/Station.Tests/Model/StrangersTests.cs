using System.Text;
using Station.Network;
using Station.Watch;

namespace Station.Tests.Model;

[TestClass]
public sealed class StrangersTests
{
    private readonly Strangers _strangers = new("home");

    [TestMethod]
    public void A_node_that_speaks_is_asked_for_once()
    {
        Hears("livingroom", "temperature");
        Hears("livingroom", "reading");
        Hears("all", "config");

        Hears("chat", "kitchen");

        CollectionAssert.AreEqual(new[] { "livingroom" }, _strangers.Next().ToArray());

        Hears("livingroom", "temperature");
        Assert.AreEqual(0, _strangers.Next().Count);
    }

    [TestMethod]
    public void Nobody_is_asked_for_where_a_wildcard_brings_what_is_kept()
    {
        Hears("cellar", "temperature");
        Hears("livingroom", "status", retained: true);

        Hears("attic", "temperature");

        Assert.AreEqual(0, _strangers.Next().Count);
        Assert.AreEqual(true, _strangers.BrokerTells);
    }

    [TestMethod]
    public void What_a_node_said_meanwhile_is_newer_than_what_is_kept()
    {
        Hears("livingroom", "reading");
        _strangers.Next();

        Arrival[] news = [.. _strangers.Answered([Message("livingroom", "reading", true), Message("livingroom", "status", true)], tells: false)];

        CollectionAssert.AreEqual(new[] { "home/livingroom/status" }, news.Select(one => one.Topic).ToArray());
        Assert.AreEqual(false, _strangers.BrokerTells);
    }

    [TestMethod]
    public void Nothing_is_shown_twice_where_the_broker_turns_out_to_tell()
    {
        Hears("livingroom", "reading");
        Hears("cellar", "reading");
        _strangers.Next();

        Hears("attic", "reading");

        Assert.AreEqual(0, _strangers.Answered([Message("livingroom", "status", true)], tells: true).Count());
        Assert.AreEqual(0, _strangers.Next().Count);
    }

    [TestMethod]
    public void After_a_cut_everybody_is_asked_for_again()
    {
        Hears("livingroom", "status");
        _strangers.Next();
        _strangers.Answered([], tells: false);

        _strangers.Restart();

        CollectionAssert.AreEqual(new[] { "livingroom" }, _strangers.Next().ToArray());
        Assert.AreEqual(1, _strangers.Answered([Message("livingroom", "status", true)], tells: null).Count(), "It may have changed meanwhile.");
    }

    private static Arrival Message(string place, string leaf, bool retained) => new($"home/{place}/{leaf}", Encoding.UTF8.GetBytes("1"), 0, retained);

    private void Hears(string place, string leaf, bool retained = false) => _strangers.Heard(Message(place, leaf, retained));
}
