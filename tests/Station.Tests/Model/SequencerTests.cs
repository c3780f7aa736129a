using System.Text.Json;
using Station.Record;

namespace Station.Tests.Model;

[TestClass]
public sealed class SequencerTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero);

    private readonly Sequencer _sequencer = new();

    [TestMethod]
    public void TheNewestWaitsForTheHistoryBeforeIt()
    {
        Assert.AreEqual("1.5", Take(1, 5));
        Assert.AreEqual("", Take(1, 8));
        Assert.AreEqual("1.6", Take(1, 6));
        Assert.AreEqual("1.7 1.8", Take(1, 7));
        Assert.AreEqual("1.9", Take(1, 9));
    }

    [TestMethod]
    public void WhatComesTwiceIsTakenOnce()
    {
        Assert.AreEqual("1.5", Take(1, 5));
        Assert.IsNull(Take(1, 5));
        Assert.AreEqual("", Take(1, 7));
        Assert.IsNull(Take(1, 7), "Also while it waits.");
    }

    [TestMethod]
    public void WhatIsMissingIsWaitedForATimeAndNotForEver()
    {
        Take(1, 5);
        Take(1, 7);
        Assert.AreEqual("", Text(_sequencer.Advance(Start.AddSeconds(9))));
        Assert.AreEqual("1.7", Text(_sequencer.Advance(Start.AddSeconds(10))));
        Assert.AreEqual("1.8", Take(1, 8));
        Assert.AreEqual("1.6", Take(1, 6), "Late, and not lost.");
    }

    [TestMethod]
    public void ANewSessionBeginsWithOneAndEndsTheWaitingOfTheOldOne()
    {
        Take(1, 5);
        Take(1, 7);
        Assert.AreEqual("1.7", Take(2, 2));
        Assert.AreEqual("2.1 2.2", Take(2, 1));
        Assert.AreEqual("1.6", Take(1, 6));
    }

    [TestMethod]
    public void ItGoesOnWhereTheFileEnds()
    {
        _sequencer.Know(1, 4);
        _sequencer.Know(1, 5);
        Assert.IsNull(Take(1, 5));
        Assert.AreEqual("", Take(1, 7));
        Assert.AreEqual("1.6 1.7", Take(1, 6));
    }

    private static string Text(List<RecordedReading> readings) => string.Join(' ', readings.Select(one => $"{one.Key!.Value.Session}.{one.Key!.Value.Sequence}"));

    private string? Take(long session, long sequence)
    {
        JsonElement json = JsonDocument.Parse($$"""{"seq":{{sequence}},"session":{{session}}}""").RootElement;
        return _sequencer.Take(RecordedReading.Create("livingroom", json, Start), Start) is { } ready ? Text(ready) : null;
    }
}
