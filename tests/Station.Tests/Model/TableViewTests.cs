using System.Text;
using Station.Contract;
using Station.Network;
using Station.Watch;

namespace Station.Tests.Model;

[TestClass]
public sealed class TableViewTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 26, 7, 0, 0, TimeSpan.Zero);

    private readonly NodeTable _table = new();
    private readonly TableView _view = new();

    [TestMethod]
    public void Nodes_stand_as_people_count_and_troubled_ones_first()
    {
        Says("flat-10", "status", "online");
        Says("flat-2", "status", "online");
        Says("flat-1", "status", "offline");
        Says("attic", "reading", """{"temperature":null,"quality":"checksum"}""");
        Says("cellar", "status", "online");
        Says("cellar", "alarm", """[{"quantity":"temperature","is":"high"}]""");

        Assert.AreEqual("cellar attic flat-1 flat-2 flat-10", Shown(20));
    }

    [TestMethod]
    public void The_only_nodes_that_are_there_are_on_the_first_page()
    {
        for (int i = 1; i <= 100; i++)
        {
            Says($"gone-{i}", "status", "offline");
        }

        Says("here-1", "status", "online");
        Says("here-2", "status", "online");

        Assert.AreEqual("gone-1 gone-2 gone-3 gone-4 here-1 here-2", Shown(6));

        Press(ConsoleKey.PageDown);
        Assert.AreEqual("gone-1 gone-2 gone-3 gone-4 here-1 here-2", Shown(6), "The cursor has gone to the last row.");

        Press(ConsoleKey.PageDown);
        Assert.AreEqual("gone-5 gone-6 gone-7 gone-8 gone-9 gone-10", Shown(6));

        Press(ConsoleKey.End);
        Assert.AreEqual("gone-95 gone-96 gone-97 gone-98 gone-99 gone-100", Shown(6));

        Press(ConsoleKey.Home);
        Assert.AreEqual("gone-1 gone-2 gone-3 gone-4 here-1 here-2", Shown(6));
    }

    [TestMethod]
    [DataRow("floor1", "floor1-hall floor1-kitchen")]
    [DataRow("floor?-hall", "floor1-hall floor2-hall")]
    [DataRow("FLOOR hall", "floor1-hall floor2-hall")]
    [DataRow("off", "floor2-hall")]
    [DataRow("nothing", "")]
    public void The_filter_is_parts_of_places_patterns_and_statuses(string typed, string shown)
    {
        Says("floor1-kitchen", "status", "online");
        Says("floor1-hall", "status", "online");
        Says("floor2-hall", "status", "offline");
        Says("attic", "status", "online");

        Press('/');
        typed.ToList().ForEach(Press);

        CollectionAssert.AreEquivalent(shown.Split(' '), Shown(20).Split(' '));

        Press(ConsoleKey.Enter);
        Assert.IsFalse(_view.IsTyping);

        Press(ConsoleKey.Escape);
        Assert.AreEqual(4, Shown(20).Split(' ').Length);
    }

    [TestMethod]
    public void The_cursor_stays_with_its_node_and_opens_it()
    {
        Says("a", "status", "online");
        Says("b", "status", "online");
        Shown(20);
        Press(ConsoleKey.DownArrow);
        Press(ConsoleKey.DownArrow);
        Says("b", "status", "offline");

        Assert.AreEqual("b a", Shown(20));
        Assert.AreEqual("b", _view.Selected);

        Press(ConsoleKey.Enter);
        Assert.AreEqual(TablePage.Details, _view.Page);
        Assert.IsTrue(Press(ConsoleKey.Escape));
        Assert.AreEqual(TablePage.Nodes, _view.Page);
        Assert.IsFalse(Press(ConsoleKey.Escape), "There is nothing left to close.");
    }

    [TestMethod]
    [DataRow("a word, and another", 10, "a word,|and|another")]
    [DataRow("  name   one two three", 20, "  name   one two|         three")]
    [DataRow("averylongwordwithoutend", 10, "averylongw|ordwithout|end")]
    [DataRow("fits", 10, "fits")]
    public void Lines_are_broken_between_words(string line, int width, string expected)
        => Assert.AreEqual(expected, string.Join('|', WordWrap.Lines(line, width)));

    private string Shown(int rows) => string.Join(' ', _view.Rows(_table.Nodes, rows).Select(static node => node.Place));

    private void Says(string place, string leaf, string payload) =>
        _table.Apply(NodeMessage.Read("home", new Arrival($"home/{place}/{leaf}", Encoding.UTF8.GetBytes(payload), 0, true))!, Start);

    private bool Press(ConsoleKey key) => _view.Press(new ConsoleKeyInfo('\0', key, false, false, false));

    private void Press(char key) => _view.Press(new ConsoleKeyInfo(key, ConsoleKey.None, false, false, false));
}
