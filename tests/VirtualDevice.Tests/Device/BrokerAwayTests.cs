using System.Globalization;
using System.Text.RegularExpressions;
using Kit;

namespace VirtualDevice.Tests.Device;

[TestClass]
public sealed partial class BrokerAwayTests
{
    private const string History = TestNode.Base + "/history";

    [TestMethod]
    public async Task A_broker_that_is_not_there_is_told_and_tried_again_until_it_appears()
    {
        await using TestBroker broker = await TestBroker.Start();
        await broker.Stop();
        await using TestNode node = TestNode.Start(broker.Port, "--interval", "1");

        // Each pause is random below a bound that doubles, so that many nodes do not come back at once.
        for (double boundSeconds = 1; boundSeconds <= 4; boundSeconds *= 2)
        {
            string line = await node.Program.Prints("no link to");
            StringAssert.Contains(line, "nothing listens there");
            double pause = double.Parse(Pause().Match(line).Groups[1].Value, CultureInfo.InvariantCulture);
            Assert.IsLessThanOrEqualTo(boundSeconds, pause);
        }

        await broker.Restart();
        await using Subscriber subscriber = await Subscriber.Start(broker.Port, TestNode.Base + "/#");

        _ = await node.Program.Prints("connected to");
        _ = await subscriber.Next(TestNode.Base + "/temperature");
    }

    [TestMethod]
    public async Task Readings_of_a_time_without_link_come_as_history_oldest_first()
    {
        await using TestBroker broker = await TestBroker.Start();
        await using FaultProxy proxy = new(broker.Port);
        await using Subscriber subscriber = await Subscriber.Start(broker.Port, TestNode.Base + "/+");
        await using TestNode node = await TestNode.StartOnline(proxy.Port, "--interval", "1");

        proxy.Accept = AcceptMode.Closed;
        proxy.ResetAll();
        int first = int.Parse(Kept().Match(await node.Program.Prints("(kept)")).Groups[1].Value, CultureInfo.InvariantCulture);
        await node.Program.PrintsKept(2);
        proxy.Accept = AcceptMode.Forward;

        StringAssert.Matches(await node.Program.Prints("readings sent"), new("[0-9]+ kept readings sent"));

        // The last reading before the cut may have to come once more.
        Received history = await subscriber.Next(message => message.Topic == History && Sequence(message) == first);
        Assert.IsFalse(history.Retained);
        Assert.AreEqual(first + 1, Sequence(await subscriber.Next(History)));
    }

    [TestMethod]
    public async Task A_lost_link_is_told_with_its_reason_and_comes_back()
    {
        await using TestBroker broker = await TestBroker.Start();
        await using FaultProxy proxy = new(broker.Port);
        await using TestNode node = await TestNode.StartOnline(proxy.Port, "--interval", "1");

        proxy.ResetAll();

        StringAssert.Contains(await node.Program.Prints("no link to"), "the connection was lost");

        _ = await node.Program.Prints("connected to");
    }

    private static int Sequence(Received message) => TestNode.Json(message).GetProperty("seq").GetInt32();

    [GeneratedRegex("reading ([0-9]+):")]
    private static partial Regex Kept();

    [GeneratedRegex("next attempt in ([0-9.]+) s")]
    private static partial Regex Pause();
}
