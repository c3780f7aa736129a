using Kit;

namespace VirtualDevice.Tests.Device;

[TestClass]
public sealed class AllNodesTests
{
    private const int Nodes = 3;

    [TestMethod]
    public async Task A_setting_for_all_is_taken_and_answered_by_each_node()
    {
        await using TestBroker broker = await TestBroker.Start();
        await using Subscriber subscriber = await Subscriber.Start(broker.Port, "home/+/config/+", 2, "-R");
        await using TestNode node = await StartAll(broker.Port, subscriber);

        await Publisher.Publish(broker.Port, "home/all/config", """{"id":"all","interval":1800}""");

        for (int number = 1; number <= Nodes; number++)
        {
            string place = $"home/livingroom-{number}/config/";
            Received answer = await subscriber.Messages.Seen(message => message.Topic == place + "result", $"the answer of node {number}");
            StringAssert.StartsWith(answer.Text, "{\"id\":\"all\",\"ok\":true");
            _ = await subscriber.Messages.Seen(
                message => message.Topic == place + "state"
                    && message.Text.Contains("\"interval\":1800", StringComparison.Ordinal), $"the state of node {number}");
        }
    }

    [TestMethod]
    public async Task A_command_for_all_is_carried_out_by_each_node()
    {
        await using TestBroker broker = await TestBroker.Start();
        await using Subscriber subscriber = await Subscriber.Start(broker.Port, "home/+/command/result", 2, "-t", "home/+/config/state");
        await using TestNode node = await StartAll(broker.Port, subscriber);

        await Publisher.Publish(broker.Port, "home/all/command", """{"id":"all","do":"identify"}""");

        for (int number = 1; number <= Nodes; number++)
        {
            string topic = $"home/livingroom-{number}/command/result";
            string name = $"livingroom-{number} ";
            Received answer = await subscriber.Messages.Seen(message => message.Topic == topic, $"the answer of node {number}");
            StringAssert.StartsWith(answer.Text, "{\"id\":\"all\",\"ok\":true");
            _ = await node.Program.Output.Seen(
                line => line.Contains(name, StringComparison.Ordinal) && line.Contains("here I am", StringComparison.Ordinal), $"node {number} shows itself");
        }
    }

    private static async Task<TestNode> StartAll(int port, Subscriber subscriber)
    {
        TestNode node = TestNode.Start(port, "--interval", "3600", "--count", $"{Nodes}");
        for (int number = 1; number <= Nodes; number++)
        {
            string topic = $"home/livingroom-{number}/config/state";
            _ = await subscriber.Messages.Seen(message => message.Topic == topic, $"node {number} is there");
        }

        return node;
    }
}
