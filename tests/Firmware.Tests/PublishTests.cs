using System.Linq;
using System.Threading.Tasks;
using Firmware.Core;
using Kit;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using nanoFramework.M2Mqtt;

namespace Firmware.Tests;

[TestClass]
[TestCategory("Servers")]
public sealed class PublishTests
{
    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(2)]
    public async Task A_message_arrives_as_it_was_handed_over(int qos)
    {
        await using Broker broker = await Broker.Start();
        await using Subscriber subscriber = await Subscriber.Start(broker.Port, "home/#");

        using LinkBench bench = new(broker.Port);

        Assert.IsFalse(bench.Open());

        int id = bench.Publish("25.6", qos, "home/p/temperature");

        Received received = await subscriber.Next("home/p/temperature");
        Assert.AreEqual("25.6", received.Text);
        Assert.AreEqual(qos, received.Qos);
        Assert.AreEqual(qos == 0, id == 0);

        if (qos > 0)
        {
            Assert.IsTrue(bench.Next(MqttEventKind.Published).Acknowledged);
            Assert.AreEqual(1, bench.TimesPublished(id));
        }
    }

    [TestMethod]
    public async Task A_retained_message_is_kept_and_a_long_one_has_a_long_length()
    {
        await using Broker broker = await Broker.Start();
        using LinkBench bench = new(broker.Port);
        _ = bench.Open();
        string text = new('x', 1000);

        _ = bench.Publish(text, 1, "kept", retain: true);

        Assert.IsTrue(bench.Next(MqttEventKind.Published).Acknowledged);

        await using Subscriber subscriber = await Subscriber.Start(broker.Port, "kept");
        Received received = await subscriber.Next("kept");
        Assert.AreEqual(text, received.Text);
        Assert.IsTrue(received.Retained);
    }

    [TestMethod]
    public async Task Nothing_is_taken_without_a_connection()
    {
        await using Broker broker = await Broker.Start();
        using LinkBench bench = new(broker.Port);

        Assert.AreEqual(-1, bench.Publish("before", 1));

        _ = bench.Open();
        bench.Link.Close();
        Assert.AreEqual(-1, bench.Publish("after", 1));
    }

    [TestMethod]
    public async Task No_answer_to_a_message_reaches_the_library()
    {
        await using Broker broker = await Broker.Start();
        using LinkBench bench = new(broker.Port);
        _ = bench.Open();
        MqttClient.Strays.Clear();

        foreach (int qos in new[] { 1, 2, 1, 2 })
        {
            _ = bench.Publish("x", qos);
            Assert.IsTrue(bench.Next(MqttEventKind.Published).Acknowledged);
        }

        Assert.IsTrue(MqttClient.Strays.IsEmpty, string.Join(", ", MqttClient.Strays));
    }

    [TestMethod]
    public async Task A_goodbye_leaves_no_will_and_what_was_sent_before_it_arrives()
    {
        await using Broker broker = await Broker.Start();
        await using Subscriber subscriber = await Subscriber.Start(broker.Port, "#");
        using LinkBench bench = new(broker.Port);
        _ = bench.Open();

        _ = bench.Publish("last", 1);
        bench.Link.Close();

        Assert.AreEqual("last", (await subscriber.Next("t")).Text);

        _ = await broker.Log.Next(line => line.Contains($"Client {bench.Connection.ClientId} disconnected"), "the client has left");
        await Publisher.Publish(broker.Port, "end", "x");
        _ = await subscriber.Next("end");
        Assert.IsFalse(subscriber.Messages.All.Any(message => message.Topic == "will"));
    }
}
