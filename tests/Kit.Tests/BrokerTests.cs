
namespace Kit.Tests;

/// <summary>The broker and the clients that nobody here wrote do what other tests rely on.</summary>
[TestClass]
[TestCategory("Servers")]
public sealed class BrokerTests
{
    [TestMethod]
    public async Task Mosquitto_pub_reaches_mosquitto_sub()
    {
        await using Broker broker = await Broker.Start();
        await using Subscriber subscriber = await Subscriber.Start(broker.Port, "#");

        await Publisher.Publish(broker.Port, "with spaces/and ä", "two\nlines", qos: 2);
        await Publisher.Publish(broker.Port, "empty", string.Empty, qos: 2);

        Received first = await subscriber.Next("with spaces/and ä");

        Assert.AreEqual("two\nlines", first.Text);
        Assert.AreEqual(2, first.Qos);
        Assert.AreEqual(string.Empty, (await subscriber.Next("empty")).Text);
    }

    [TestMethod]
    public async Task The_tutorials_scripts_talk_to_each_other()
    {
        await using Broker broker = await Broker.Start();
        await using ChildProcess subscriber = await TutorialScript.Subscribe(broker.Port, "home/livingroom/temperature");

        await TutorialScript.Publish(broker.Port, "home/livingroom/temperature", "25.6");

        Assert.AreEqual("home/livingroom/temperature 25.6", await subscriber.Output.Next("a message"));
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public async Task Keeps_what_is_retained_over_a_kill_if_persistent(bool persistent)
    {
        await using Broker broker = await Broker.Start(persistent);
        await Publisher.Publish(broker.Port, "kept", "x", retain: true);

        if (persistent)
        {
            await broker.Save();
        }

        await broker.Kill();
        await broker.Start();

        await using Subscriber subscriber = await Subscriber.Start(broker.Port, "#");
        await Publisher.Publish(broker.Port, "end", "x");
        Received first = await subscriber.Messages.Next("the first message");

        Assert.AreEqual(persistent, first.Retained);
    }

    [TestMethod]
    public async Task Stands_still_and_goes_on()
    {
        await using Broker broker = await Broker.Start();
        await using Subscriber subscriber = await Subscriber.Start(broker.Port, "t");
        broker.Freeze();
        Task publishing = Publisher.Publish(broker.Port, "t", "x");

        Assert.IsEmpty(subscriber.Messages.All);
        Assert.IsFalse(publishing.IsCompleted);

        broker.Thaw();

        await publishing;
        _ = await subscriber.Next("t");
    }

    [TestMethod]
    public async Task A_broker_that_does_not_start_shows_its_log()
    {
        AssertFailedException exception = await Assert.ThrowsExactlyAsync<AssertFailedException>(
            () => Broker.Start(configuration: "no_such_option 1"));

        Assert.Contains("no_such_option", exception.Message);
    }

    [TestMethod]
    public async Task Persistent_session_of_mosquitto_sub()
    {
        await using Broker broker = await Broker.Start();
        await using (Subscriber away = await Subscriber.Start(broker.Port, "t", 1, "-c", "-i", "away"))
        {
            await away.Stop();
        }

        await Publisher.Publish(broker.Port, "t", "missed");

        await using Subscriber back = await Subscriber.Start(broker.Port, "t", 1, "-c", "-i", "away");

        Assert.AreEqual("missed", (await back.Next("t")).Text);
    }
}
