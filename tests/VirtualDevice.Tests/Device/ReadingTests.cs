using System.Globalization;
using Kit;

namespace VirtualDevice.Tests.Device;

[TestClass]
public sealed class ReadingTests
{
    private const string Temperature = TestNode.Base + "/temperature";

    [TestMethod]
    public async Task Readings_arrive_as_plain_numbers()
    {
        await using TestBroker broker = await TestBroker.Start();
        await using Subscriber subscriber = await Subscriber.Start(broker.Port, "home/livingroom/temperature");

        await using TestNode node = TestNode.Start(broker.Port, "--interval", "1");

        string text = (await subscriber.Next(Temperature)).Text;
        double celsius = double.Parse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

        Assert.IsTrue(celsius is > 15 and < 30, $"'{text}' is no room temperature.");
        StringAssert.Matches(text, new System.Text.RegularExpressions.Regex("^[0-9]+\\.[0-9]$"));
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(2)]
    public async Task Readings_arrive_at_the_qos_that_is_set(int qos)
    {
        await using TestBroker broker = await TestBroker.Start();
        await using Subscriber subscriber = await Subscriber.Start(broker.Port, Temperature, qos: 2);

        await using TestNode node = TestNode.Start(broker.Port, "--interval", "1", "--qos", $"{qos}");

        Assert.AreEqual(qos, (await subscriber.Next(Temperature)).Qos);
    }

    [TestMethod]
    public async Task The_qos_can_be_changed_by_a_message()
    {
        await using TestBroker broker = await TestBroker.Start();
        await using Subscriber subscriber = await Subscriber.Start(broker.Port, TestNode.Base + "/#", qos: 2);
        await using TestNode node = await TestNode.StartOnline(broker.Port, "--interval", "3600");
        _ = await subscriber.Next(Temperature);

        // One reading for each change: of two that are on their way the one at QoS 2 may be overtaken.
        foreach (int qos in new[] { 2, 0, 1 })
        {
            _ = await TestNode.Configure(broker.Port, subscriber, $"{{\"qos\":{qos}}}");
            await Publisher.Publish(broker.Port, TestNode.Base + "/command", """{"do":"read"}""");
            Assert.AreEqual(qos, (await subscriber.Next(Temperature)).Qos);
        }
    }

    [TestMethod]
    public async Task The_broker_keeps_the_last_reading_unless_retain_is_off()
    {
        await using TestBroker broker = await TestBroker.Start();
        await using Subscriber live = await Subscriber.Start(broker.Port, TestNode.Base + "/#");
        await using TestNode node = await TestNode.StartOnline(broker.Port, "--interval", "3600");
        Received reading = await live.Next(Temperature);
        Assert.AreEqual(reading.Text, (await Retained.Of(broker.Port, Temperature)).Single().Text);

        _ = await TestNode.Configure(broker.Port, live, """{"retain":false}""");
        await Publisher.Publish(broker.Port, Temperature, "", retain: true);
        _ = await live.Next(message => message.Topic == Temperature && message.Text.Length == 0);
        await Publisher.Publish(broker.Port, TestNode.Base + "/command", """{"do":"read"}""");
        _ = await live.Next(Temperature);

        Assert.IsEmpty(await Retained.Of(broker.Port, Temperature));
    }

    [TestMethod]
    public async Task Two_runs_with_one_seed_give_the_same_values()
    {
        await using TestBroker broker = await TestBroker.Start();

        List<string> first = await Values(broker.Port, seed: 5);
        List<string> again = await Values(broker.Port, seed: 5);
        List<string> other = await Values(broker.Port, seed: 6);

        CollectionAssert.AreEqual(first, again);
        CollectionAssert.AreNotEqual(first, other);
    }

    [TestMethod]
    public async Task Count_starts_that_many_nodes_with_numbered_places()
    {
        await using TestBroker broker = await TestBroker.Start();
        await using Subscriber subscriber = await Subscriber.Start(broker.Port, "home/+/temperature");
        await using TestNode node = TestNode.Start(broker.Port, "--interval", "1", "--count", "3");

        for (int number = 1; number <= 3; number++)
        {
            _ = await subscriber.Messages.Seen(message => message.Topic == $"home/livingroom-{number}/temperature", $"a reading of node {number}");
        }

        Assert.AreEqual(0, await node.End(Signal.Interrupt));
        Assert.HasCount(3, subscriber.Messages.All.Select(message => message.Topic).Distinct().ToList());
    }

    // As the node tells them: at the broker the first may come late, as history, when the machine is busy.
    private static async Task<List<string>> Values(int port, int seed)
    {
        List<string> values = [];
        await using TestNode node = TestNode.Start(port, "--interval", "1", "--seed", $"{seed}");
        for (int i = 0; i < 3; i++)
        {
            string line = await node.Program.PrintsReading();
            values.Add(line[line.IndexOf("reading ", StringComparison.Ordinal)..].Replace(" (kept)", "", StringComparison.Ordinal));
        }

        _ = await node.End(Signal.Terminate);
        return values;
    }
}
