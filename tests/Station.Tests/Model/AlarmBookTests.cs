using Station.Alarms;
using Station.Contract;

namespace Station.Tests.Model;

[TestClass]
public sealed class AlarmBookTests
{
    private static readonly DateTimeOffset Since = new(2026, 11, 26, 10, 15, 30, TimeSpan.Zero);

    private readonly AlarmBook _book = new();

    [TestMethod]
    public void An_alarm_comes_changes_and_goes()
    {
        string came = Told("freezer", Alarm("temperature", "high", -14.8));
        string changed = Told("freezer", Alarm("temperature", "unknown", null));
        string gone = Told("freezer");

        Assert.AreEqual("freezer  temperature high, -14.8 °C, since 2026-11-26T10:15:30Z", came);
        Assert.AreEqual("freezer  temperature unknown, since 2026-11-26T10:15:30Z", changed);
        Assert.AreEqual("freezer  temperature well again", gone);
        Assert.IsEmpty(_book.All);
    }

    [TestMethod]
    public void What_is_told_again_is_no_change()
    {
        _ = Told("freezer", Alarm("temperature", "high", -14.8));

        string again = Told("freezer", Alarm("temperature", "high", -13.0));

        Assert.AreEqual("", again);
    }

    [TestMethod]
    public void One_goes_while_another_one_lasts()
    {
        _ = Told("cellar", Alarm("temperature", "low", 2.0), Alarm("humidity", "high", 81.0));

        IReadOnlyList<AlarmChange> changes = _book.Apply("cellar", [Alarm("humidity", "high", 82.0)]);

        Assert.AreEqual(("temperature", "well", "low"), (changes.Single().Quantity, changes.Single().Is, changes.Single().Was));
        Assert.AreEqual("humidity", _book.All.Single().Quantity);
    }

    [TestMethod]
    public void They_are_listed_as_people_count()
    {
        foreach (string place in new[] { "flat-10", "flat-2", "attic" })
        {
            _ = Told(place, Alarm("temperature", "low", 2.0));
        }

        Assert.AreEqual("attic flat-2 flat-10", string.Join(' ', _book.All.Select(static one => one.Place)));
    }

    [TestMethod]
    public void A_quantity_twice_counts_once_and_nobody_fills_the_memory()
    {
        int twice = _book.Apply("a", [Alarm("t", "high", 1), Alarm("t", "low", 2)]).Count;
        int many = _book.Apply("b", [.. Enumerable.Range(0, 1000).Select(static number => Alarm("q" + number, "high", 1))]).Count;

        Assert.AreEqual(1, twice);
        Assert.AreEqual(50, many);
    }

    private static NodeAlarm Alarm(string quantity, string kind, double? value) => new(quantity, kind, Since, value);

    private string Told(string place, params NodeAlarm[] list) => string.Join('\n', _book.Apply(place, list).Select(static one => one.Describe()));
}
