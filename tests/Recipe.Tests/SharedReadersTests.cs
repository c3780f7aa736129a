using Kit;

namespace Recipe.Tests;

/// <summary>What docs/scale.md says of several readers that share the readings.</summary>
[TestClass]
public sealed class SharedReadersTests
{
    private const int Nodes = 10;
    private const string Live = "home/+/reading";
    private const string Late = "home/+/history";

    /// <summary>Everybody hears it: nothing that was sent before it is still on its way to whoever has it.</summary>
    private const string End = "test/end";
    private const string Left = "test/left";
    private const string Quiet = "test/quiet";

    [TestMethod]
    public async Task Each_reading_comes_to_one_reader_of_the_group_live_and_late()
    {
        await using Broker broker = await Broker.Start();
        await using Subscriber one = await Reader(broker, "one");
        await using Subscriber two = await Reader(broker, "two");
        await using Subscriber all = await Subscriber.Start(broker.Port, Live, 1, "-t", Late, "-t", End);
        await using RunningProgram nodes = StartNodes(broker, "--faults", "-");
        await Count(all, 2 * Nodes);
        await nodes.Type("link refused");

        // Then one of them has kept two, and the first of these goes to the history.
        await nodes.PrintsKept(Nodes + 1);
        await nodes.Type("link ok");
        _ = await all.Messages.Seen(message => message.Topic.EndsWith("/history", StringComparison.Ordinal), "a reading of the time without a link");
        await Leave(nodes, broker);

        string[] expected = await Readings(all);
        string[] first = await Readings(one);
        string[] second = await Readings(two);

        CollectionAssert.AreEquivalent(expected, first.Concat(second).ToArray());
        Assert.IsNotEmpty(first);
        Assert.IsNotEmpty(second);
    }

    [TestMethod]
    public async Task What_is_for_a_reader_that_is_away_waits_in_its_session()
    {
        await using Broker broker = await Broker.Start();
        await using Subscriber one = await Reader(broker, "one", "-c");
        await using Subscriber two = await Reader(broker, "two", "-c");
        await using Subscriber all = await Subscriber.Start(broker.Port, Live, 1, "-t", End);
        await using RunningProgram nodes = StartNodes(broker);
        await Count(all, 2 * Nodes);
        await Leave(two, nodes, broker);
        await Count(all, 2 * Nodes);
        await Leave(nodes, broker);

        string[] expected = await Readings(all);
        string[] missing = [.. expected.Except(await Readings(one)).Except(Seen(two))];

        Assert.IsNotEmpty(missing, "Nothing waits for the reader that is away.");

        await using Subscriber again = await Reader(broker, "two", "-c");
        CollectionAssert.IsSubsetOf(missing, await Readings(again));
    }

    [TestMethod]
    public async Task A_reader_without_a_session_leaves_its_share_to_the_others()
    {
        await using Broker broker = await Broker.Start();
        await using Subscriber one = await Reader(broker, "one");
        await using Subscriber two = await Reader(broker, "two");
        await using Subscriber all = await Subscriber.Start(broker.Port, Live, 1, "-t", End, "-t", Left);
        await using RunningProgram nodes = StartNodes(broker);
        await Count(all, 2 * Nodes);
        await Leave(two, nodes, broker);
        _ = await broker.Log.Seen(line => line.Contains("Client two disconnected", StringComparison.Ordinal), "the broker knows");
        await Publisher.Publish(broker.Port, Left, "left");
        _ = await all.Next(Left);
        await Count(all, 2 * Nodes);
        await Leave(nodes, broker);

        _ = await Readings(all);
        string[] later = Texts(all.Messages.All.SkipWhile(message => message.Topic != Left));

        Assert.IsNotEmpty(later);
        CollectionAssert.IsSubsetOf(later, await Readings(one));
    }

    private static Task<Subscriber> Reader(Broker broker, string id, params string[] more)
    {
        return Subscriber.Start(broker.Port, "$share/readers/" + Live, 1, ["-t", "$share/readers/" + Late, "-t", End, "-t", Quiet, "-i", id, .. more]);
    }

    private static RunningProgram StartNodes(Broker broker, params string[] more)
    {
        return RunningProgram.StartTyped(
            "VirtualDevice", "virtual-device", ["--broker", $"127.0.0.1:{broker.Port}", "--count", $"{Nodes}", "--interval", "1", .. more]);
    }

    /// <summary>Waits for so many more readings.</summary>
    private static async Task Count(Subscriber subscriber, int count)
    {
        for (int i = 0; i < count; i++)
        {
            _ = await subscriber.Next(IsReading);
        }
    }

    // A reader that is told to end while a message comes may hang or lose it: mosquitto_sub disconnects within its signal handler.
    private static async Task Leave(Subscriber reader, RunningProgram nodes, Broker broker)
    {
        nodes.Send(Signal.Stop);
        await Publisher.Publish(broker.Port, Quiet, "quiet");
        _ = await reader.Messages.Seen(message => message.Topic == Quiet, "all that came before");
        await reader.Stop();
        nodes.Send(Signal.Continue);
    }

    private static async Task Leave(RunningProgram nodes, Broker broker)
    {
        nodes.Send(Signal.Terminate);
        Assert.AreEqual(0, await nodes.Exit(), $"{nodes.Output}");
        await Publisher.Publish(broker.Port, End, "end");
    }

    /// <summary>Every reading that a subscriber was sent, up to the end.</summary>
    private static async Task<string[]> Readings(Subscriber subscriber)
    {
        _ = await subscriber.Messages.Seen(message => message.Topic == End, "the end");
        return Seen(subscriber);
    }

    private static string[] Seen(Subscriber subscriber)
    {
        return Texts(subscriber.Messages.All);
    }

    // mosquitto gives what it has retained to every reader that subscribes, though they share.
    private static string[] Texts(IEnumerable<Received> messages)
    {
        return [.. messages.Where(message => IsReading(message) && !message.Retained).Select(message => $"{message.Topic} {message.Text}")];
    }

    private static bool IsReading(Received message)
    {
        return message.Topic is not (End or Left or Quiet);
    }
}
