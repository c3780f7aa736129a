using System.Diagnostics;
using System.Globalization;
using Kit;
using Station.Chat;
using Station.Check;
using Station.Contract;
using Station.Network;
using Station.Record;
using Station.Settings;
using Station.Watch;
using Store;

namespace Station.Tests.Fuzz;

/// <summary>
/// Whatever comes on the topics that the station reads, nothing throws and nothing grows. <c>STATION_FUZZ</c> is the number of messages:
/// docs/testing.md.
/// </summary>
[TestClass]
public sealed class FuzzTests
{
    private const int UsualMessages = 100_000;
    private const int Seed = 20261126;

    /// <summary>Messages that a broker sends before it waits for acknowledgements: the recorder writes them together.</summary>
    private const int Together = 200;

    /// <summary>Bytes that the memory in use may differ by: what is remembered of each node and name is bounded, and not yet full in the middle.</summary>
    private const long Growth = 8 << 20;

    private static readonly DateTimeOffset Start = new(2026, 11, 26, 7, 0, 0, TimeSpan.Zero);

    private static int Messages
        => int.TryParse(Environment.GetEnvironmentVariable("STATION_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
        ? number
        : UsualMessages;

    [TestMethod]
    public void Watch_get_and_set_take_whatever_comes()
    {
        NodeTable table = new();
        Reply reply = new("livingroom");
        Exchange exchange = new(Nowhere(), "home", NodeTopics.All);

        Feed(static () => { }, (arrival, number) =>
        {
            exchange.Receive(arrival);
            if (NodeMessage.Read("home", arrival) is not { } message)
            {
                return;
            }

            reply.Apply(message, "a1b2c3d4");
            foreach (NodeEvent happened in table.Apply(message, Start.AddSeconds(number)))
            {
                _ = EventText.Line(happened);
                _ = EventText.Json(happened);
            }

            if (number % 5000 == 0)
            {
                table.Advance(Start.AddSeconds(number));
                _ = TablePicture.Lines([.. table.Nodes.Take(100)], Start.AddSeconds(number), 120, unicode: true).Count();
                SetReport.PrintOne(reply, new() { ["interval"] = 1, ["payload"] = "json" }, TextWriter.Null);
                SetReport.PrintAll(exchange.Replies.Values, "applied", true, false, TextWriter.Null);
            }
        });

        Assert.IsLessThanOrEqualTo(NodeTable.MostNodes, table.Nodes.Count);
    }

    [TestMethod]
    public void Record_takes_whatever_comes()
    {
        using ReadingStore store = ReadingStore.OpenInMemory();
        using Recorder recorder = new(store, new RecordOptions { Root = "home", Name = "fuzz" });

        Feed(() => recorder.MessagesTaken().AsTask().GetAwaiter().GetResult(), (arrival, _) => recorder.Message(arrival));

        Assert.IsGreaterThan(0, recorder.Result.Written);
        Assert.IsGreaterThan(0L, recorder.NotUnderstood);
    }

    [TestMethod]
    public void Check_takes_whatever_comes()
    {
        int faults = 0;

        Feed(static () => { }, (arrival, number) =>
        {
            if (NodeMessage.Read("home", arrival) is { } message && new Sighting(TimeSpan.FromSeconds(number), message.Leaf, arrival, message).Json is { } json)
            {
                faults += ContractSchema.Reading.Validate(json).Count();
                faults += Refusal.Explain(json).Count() + Refusal.ByKey(json).Count;
            }
        });

        Assert.IsGreaterThan(0, faults);
    }

    [TestMethod]
    public void Chat_takes_whatever_comes()
    {
        using TemporaryFolder folder = new();
        using SeenIds seen = new(Path.Combine(folder.Path, "seen"));
        using SilentScreen screen = new();
        ChatSession session = new(Nowhere(), "home", "lobby", "tester", screen, seen);

        Feed(static () => { }, (arrival, _) => ((ILinkEvents)session).Message(arrival));

        Assert.IsGreaterThan(0L, screen.Lines);
    }

    private static BrokerAddress Nowhere() => new() { Host = "127.0.0.1", Port = BrokerAddress.DefaultPort };

    private static void Feed(Action together, Action<Arrival, int> take)
    {
        Strangers strangers = new(Seed);
        Stopwatch watch = Stopwatch.StartNew();
        long before = 0;
        for (int number = 1; number <= Messages; number++)
        {
            Arrival arrival = strangers.Next();
            try
            {
                take(arrival, number);
                if (number % Together == 0)
                {
                    together();
                }
            }
            catch (Exception failure)
            {
                throw new AssertFailedException(
                    $"message {number} on {arrival.Topic}: {Convert.ToHexString(arrival.Payload.AsSpan(0, Math.Min(2000, arrival.Payload.Length)))}", failure);
            }

            before = number == Messages / 2 ? GC.GetTotalMemory(forceFullCollection: true) : before;
        }

        long grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        Console.WriteLine($"{Messages} messages, {Messages / watch.Elapsed.TotalSeconds:0} a second, memory grown by {grown / 1024} KiB over the second half");
        Assert.IsLessThan(Growth, grown);
    }
}
