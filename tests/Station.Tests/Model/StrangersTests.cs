using System.Text;
using Station.Network;
using Station.Watch;

namespace Station.Tests.Model;

[TestClass]
public sealed class StrangersTests
{
    private readonly Strangers _strangers = new("home");

    [TestMethod]
    public void ANodeThatSpeaksIsAskedForOnce()
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
    public void NobodyIsAskedForWhereAWildcardBringsWhatIsKept()
    {
        Hears("cellar", "temperature");
        Hears("livingroom", "status", retained: true);
        Hears("attic", "temperature");
        Assert.AreEqual(0, _strangers.Next().Count);
        Assert.AreEqual(true, _strangers.BrokerTells);
    }

    [TestMethod]
    public void WhatANodeSaidMeanwhileIsNewerThanWhatIsKept()
    {
        Hears("livingroom", "reading");
        _strangers.Next();
        Arrival[] news = [.. _strangers.Answered([Message("livingroom", "reading", true), Message("livingroom", "status", true)], tells: false)];
        CollectionAssert.AreEqual(new[] { "home/livingroom/status" }, news.Select(one => one.Topic).ToArray());
        Assert.AreEqual(false, _strangers.BrokerTells);
    }

    [TestMethod]
    public void NothingIsShownTwiceWhereTheBrokerTurnsOutToTell()
    {
        Hears("livingroom", "reading");
        Hears("cellar", "reading");
        _strangers.Next();
        Hears("attic", "reading");
        Assert.AreEqual(0, _strangers.Answered([Message("livingroom", "status", true)], tells: true).Count());
        Assert.AreEqual(0, _strangers.Next().Count);
    }

    [TestMethod]
    public void AfterACutEverybodyIsAskedForAgain()
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
