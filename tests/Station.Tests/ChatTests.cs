using System.Text.RegularExpressions;
using Kit;

namespace Station.Tests;

[TestClass]
public sealed partial class ChatTests
{
    private const int Members = 10;
    private const int Messages = 100;

    [TestMethod]
    public async Task Ten_members_with_one_killed_and_back_have_every_message_once_and_in_the_senders_order()
    {
        await using TestBroker broker = await TestBroker.Start();
        using TemporaryFolder state = new();
        List<Terminal> members = [];
        try
        {
            members.AddRange(await Task.WhenAll(Enumerable.Range(0, Members).Select(index => Enter(broker, state, Name(index)))));
            Terminal killed = members[0];
            await Task.WhenAll(members.Select((member, index) => Say(member, index, 1, Messages / 2)));
            await killed.Until(lines => Said(lines).Contains((Name(0), Messages / 2)), "its own messages came back");

            // The others go on talking while it dies, and after.
            Task talking = Task.WhenAll(members.Skip(1).Select((member, index) => Say(member, index + 1, (Messages / 2) + 1, Messages)));
            await killed.Kill();
            await talking;
            await members[1].Shows($"{Name(0)} has lost the connection");
            await members[1].Until(lines => Said(lines).Distinct().Count() == ((Members - 1) * Messages) + (Messages / 2), "all said by those who are left");

            Terminal back = await Enter(broker, state, Name(0));
            members.Add(back);
            await back.Shows("while you were away");
            await Say(back, 0, (Messages / 2) + 1, Messages);
            await back.Until(lines => Said(killed.Lines).Concat(Said(lines)).Distinct().Count() == Members * Messages, "everything, before or after the kill");
            CheckOnceAndInOrder(WithoutRepeatOfTheKill(Said(killed.Lines), Said(back.Lines)));
            foreach (Terminal member in members.Skip(1).Where(one => one != back))
            {
                await member.Until(lines => Said(lines).Distinct().Count() == Members * Messages, $"{Members * Messages} messages");
                CheckOnceAndInOrder(Said(member.Lines));
            }
        }
        finally
        {
            foreach (Terminal member in members)
            {
                await member.DisposeAsync();
            }
        }
    }

    [TestMethod]
    public async Task Members_see_who_comes_leaves_and_gets_lost()
    {
        await using TestBroker broker = await TestBroker.Start();
        using TemporaryFolder state = new();
        await using Terminal anna = await Enter(broker, state, "anna");
        await using Terminal ben = await Enter(broker, state, "ben");
        await anna.Shows(@"\* ben is here");
        await ben.Shows(@"\* here: anna, ben");

        await using Subscriber presence = await Subscriber.Start(broker.Port, "home/chat/kitchen/who/ben");

        Assert.AreEqual(("here", true), await Next(presence));

        await ben.Type("/quit\r");
        Assert.AreEqual(0, await ben.Exit());

        await anna.Shows(@"\* ben has left");
        Assert.AreEqual(("left", false), await Next(presence));
        Assert.AreEqual(("gone", false), await Next(presence));

        await using Terminal again = await Enter(broker, state, "ben");
        await again.Kill();
        await anna.Shows(@"\* ben has lost the connection");
        await anna.Type("/who\r");
        await anna.Shows(@"\* here: anna; gone: ben");
        Assert.IsFalse(anna.Output.Contains("anna has", StringComparison.Ordinal));
    }

    [TestMethod]
    public async Task A_paste_is_one_message_and_control_characters_are_shown()
    {
        await using TestBroker broker = await TestBroker.Start();
        using TemporaryFolder state = new();
        await using Terminal anna = await Enter(broker, state, "anna");
        await anna.Type("\e[200~first\rsecond\rthird\e[201~\r");
        await anna.Shows(@"anna: first\r?\n +\| second\r?\n +\| third\r?\n");

        await Publisher.Publish(
            broker.Port, "home/chat/kitchen/message",
            """{"id":"1","from":"e\u001b[2Jvil","at":"2026-11-21T10:00:00Z","text":"\u001b]0;title\u0007 and \u202e turned"}""");
        await anna.Shows("e␛\\[2Jvil: ␛]0;title␇ and \uFFFD turned");
        Assert.IsFalse(anna.Output.Contains("\e[2J", StringComparison.Ordinal));

        await Publisher.Publish(broker.Port, "home/chat/kitchen/message", """{"id":"2","from":"ben","at":null,"text":"twice"}""");
        await Publisher.Publish(broker.Port, "home/chat/kitchen/message", """{"id":"2","from":"ben","at":null,"text":"twice"}""");
        await Publisher.Publish(broker.Port, "home/chat/kitchen/message", "no JSON");
        await anna.Shows("somebody sent something that is no chat message");
        Assert.AreEqual(1, anna.Lines.Count(line => line.EndsWith("ben: twice", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task A_question_to_a_node_is_answered_once_by_the_station_of_who_asks()
    {
        await using TestBroker broker = await TestBroker.Start();
        using TemporaryFolder state = new();
        await Publisher.Publish(
            broker.Port, "home/livingroom/reading", """{"seq":1,"session":1,"at":null,"up":1,"temperature":21.5,"humidity":40.0,"quality":"ok","rev":1}""",
            retain: true);
        await using Terminal anna = await Enter(broker, state, "anna");
        await using Terminal ben = await Enter(broker, state, "ben");
        await anna.Type("@livingroom how warm?\r");
        await ben.Shows(@"\d  livingroom: 21\.5 °C  40\.0 %");
        await anna.Type("@ben hello\r@cellar and you?\r");
        await anna.Shows(@"\* nobody knows a node cellar");
        await anna.Type("last\r");
        await ben.Shows("anna: last");

        Assert.AreEqual(1, ben.Lines.Count(line => line.Contains("  livingroom: ", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task A_name_may_have_blanks_and_no_word_is_broken()
    {
        await using TestBroker broker = await TestBroker.Start();
        using TemporaryFolder state = new();
        await using Terminal lee = await Terminal.Start(
            40, 30, "chat", "--broker", $"127.0.0.1:{broker.Port}", "--room", "kitchen", "--name", "Anna Lee", "--state", state.Path);
        await lee.Shows(@"\* here: Anna Lee");
        await using Terminal ben = await Enter(broker, state, "ben");

        await ben.Type("@anna lee have you seen that the radiator in the hallway leaks?\r");

        await lee.Shows(@"ben: @anna lee have you seen\r?\n {10}that the radiator in the\r?\n {10}hallway leaks\?");
        await ben.Type("last\r");
        await lee.Shows("ben: last");

        Assert.IsFalse(ben.Output.Contains("nobody knows", StringComparison.Ordinal), "It was for Anna Lee, and for no node.");
    }

    [TestMethod]
    [TestCategory("Servers")]
    public async Task What_is_typed_while_the_broker_is_away_is_sent_when_it_is_back()
    {
        await using Broker broker = await Broker.Start(persistent: true);
        using TemporaryFolder state = new();
        await using Terminal anna = await Enter(broker, state, "anna");
        await broker.Kill();
        await anna.Shows(@"\* connection lost");
        await anna.Type("still here\r");
        await broker.Start();
        await anna.Shows(@"\* connected again");
        await anna.Shows("anna: still here");
    }

    private static string Name(int index) => $"member{index}";

    private static async Task<(string, bool)> Next(Subscriber subscriber)
    {
        Received message = await subscriber.Next("home/chat/kitchen/who/ben");
        return (message.Text, message.Retained);
    }

    private static async Task<Terminal> Enter(TestBroker broker, TemporaryFolder state, string name)
    {
        Terminal terminal = await Terminal.Start(
            100, 30, "chat", "--broker", $"127.0.0.1:{broker.Port}", "--room", "kitchen", "--name", name, "--state", state.Path);
        await terminal.Shows(@"\* here: ");
        return terminal;
    }

    private static async Task Say(Terminal member, int index, int first, int last)
    {
        for (int number = first; number <= last; number++)
        {
            await member.Type($"{Name(index)} says {number}\r");
        }
    }

    private static List<(string Name, int Number)> Said(string[] lines) =>
        [.. lines.Select(line => Message().Match(line)).Where(match => match.Success)
            .Select(match => (match.Groups[1].Value, int.Parse(match.Groups[2].Value)))];

    // What was on its way to the screen in the moment of the kill is shown again rather than lost: one message at most.
    private static List<(string Name, int Number)> WithoutRepeatOfTheKill(List<(string Name, int Number)> before, List<(string Name, int Number)> after) =>
        before.Count > 0 && after.Remove(before[^1]) && after.Contains(before[^1])
            ? throw new AssertFailedException("Repeated within a run.")
            : [.. before, .. after];

    private static void CheckOnceAndInOrder(List<(string Name, int Number)> said)
    {
        foreach (int index in Enumerable.Range(0, Members))
        {
            int[] numbers = [.. said.Where(one => one.Name == Name(index)).Select(one => one.Number)];
            CollectionAssert.AreEqual(Enumerable.Range(1, Messages).ToArray(), numbers, $"{Name(index)}: {string.Join(' ', numbers)}");
        }
    }

    [GeneratedRegex(@"^\d\d:\d\d:\d\d  (member\d): \1 says (\d+)$")]
    private static partial Regex Message();
}
