using System.Text;
using Fault.Tests.Simulation;
using Firmware.Core;
using Kit;

namespace Fault.Tests;

/// <summary>Another client comes with the id of a node that sleeps, and a clean session: what the node had subscribed to is gone.</summary>
[TestClass]
public sealed class F19_SleepTakeover
{
    private const string Settings = """{"broker":"b","interval":60,"health":86400,"sleep":true}""";

    [TestMethod]
    [DataRow("Keeps")]
    [DataRow("Forgets")]
    public void One_that_comes_between_two_wakes_costs_no_reading_and_the_node_hears_again(string style)
    {
        Scene scene = Asleep(style);
        int wakes = scene.Node.Wakes;

        scene.Broker.TakeOver("n1");
        scene.Broker.Publish("home/n1/config", """{"health":80001}"""u8.ToArray(), retain: true);
        scene.Until(() => scene.Node.Wakes == wakes + 1 && scene.Node.IsAsleep, 2 * Scene.Minute);

        Assert.AreEqual(80001, Health(scene), "What is retained comes with the new subscription.");
        AssertIsWell(scene);
        Table.Add(19, $"id taken between two wakes, client that {style.ToLowerInvariant()}", $"subscribed again at the next wake, none missing");
    }

    [TestMethod]
    [DataRow("Keeps")]
    [DataRow("Forgets")]
    public void One_that_comes_at_any_moment_of_a_wake_costs_no_reading_and_the_node_hears_again(string style)
    {
        const int LongestMs = 250;
        long awakeMs = 0;
        for (int afterMs = 0; afterMs <= LongestMs; afterMs++)
        {
            Scene scene = Asleep(style);
            int wakes = scene.Node.Wakes;
            scene.Until(() => scene.Node.Wakes > wakes, 2 * Scene.Minute);

            scene.World.Run(afterMs);
            scene.Broker.TakeOver("n1");
            scene.Until(() => scene.Node.Wakes == wakes + 2 && scene.Node.IsAsleep, 5 * Scene.Minute);

            AssertIsWell(scene);
            awakeMs = Math.Max(awakeMs, scene.Node.LongestAwakeMs);
        }

        Table.Add(
            19, $"id taken at each of {LongestMs} ms of a wake, client that {style.ToLowerInvariant()}", $"none missing, awake for {awakeMs} ms at most");
    }

    [TestMethod]
    [DataRow("Keeps")]
    [DataRow("Forgets")]
    public void One_that_comes_while_it_stays_awake_is_noticed_at_once(string style)
    {
        Scene scene = Asleep(style);
        scene.Broker.Publish("home/n1/command", """{"do":"stay","for":600}"""u8.ToArray());
        scene.Until(() => Status(scene) == "online", 2 * Scene.Minute);

        scene.Broker.TakeOver("n1");
        scene.Until(() => Status(scene) == "offline", Scene.Second);
        long backMs = scene.Until(() => Status(scene) == "online", 2 * Scene.Minute);
        scene.Broker.Publish("home/n1/config", """{"health":80001}"""u8.ToArray());
        scene.Until(() => Health(scene) == 80001, Scene.Second);
        scene.Until(() => scene.Node.IsAsleep, 20 * Scene.Minute);

        AssertIsWell(scene);
        Table.Add(19, $"id taken while it stays awake, client that {style.ToLowerInvariant()}", $"online again after {backMs} ms, none missing");
    }

    [TestMethod]
    [DataRow("Keeps")]
    [DataRow("Forgets")]
    public void One_that_comes_again_and_again_for_an_hour_does_not_keep_it_awake_and_gets_no_reading_lost(string style)
    {
        Scene scene = Asleep(style);
        scene.Node.LongestAwakeMs = 0;
        int attempts = scene.Broker.Attempts.Count;

        for (long endMs = scene.World.NowMs + Scene.Hour; scene.World.NowMs < endMs; scene.World.Run(3))
        {
            scene.Broker.TakeOver("n1");
        }

        attempts = scene.Broker.Attempts.Count - attempts;
        int waiting = scene.Witness.Missing;
        long longestMs = scene.Node.LongestAwakeMs;
        scene.Until(() => scene.Witness.Missing == 0 && scene.Node.IsAsleep, 2 * Scene.Hour);

        Assert.IsLessThanOrEqualTo(SleepPlan.SearchMs + SleepPlan.TalkMs, longestMs);
        AssertIsWell(scene);
        Table.Add(
            19,
            $"id taken each 3 ms for an hour, client that {style.ToLowerInvariant()}",
            $"{attempts} attempts, awake {longestMs} ms at most, {waiting} waited and came later");
    }

    [TestMethod]
    public async Task A_broker_in_the_process_has_the_node_back_with_its_subscriptions()
    {
        await using TestBroker broker = await TestBroker.StartEmbedded();

        await Check("embedded broker", broker.Port);
    }

    [TestMethod]
    [TestCategory("Servers")]
    public async Task Mosquitto_has_the_node_back_with_its_subscriptions()
    {
        await using Broker broker = await Broker.Start();

        await Check("mosquitto", broker.Port);
    }

    private static async Task Check(string name, int port)
    {
        await using Subscriber all = await Subscriber.Start(port, Device.Base + "/#");
        await using Device device = Device.Start(port, "--sleep", "--interval", "6");
        _ = await device.Program.Prints("asleep for");

        await TakeOver(port);

        // Where it was waking just then it is the next wake that begins without a session.
        _ = await device.Program.Prints("asleep for");
        _ = await device.Program.Prints("asleep for");
        await Publisher.Publish(port, Device.Base + "/config", """{"id":"after","health":4000}""");
        Received answer = await all.Next(Device.Base + "/config/result");
        _ = await device.Program.Prints("asleep for");
        _ = await all.Messages.Seen(message => IsReading(message) && NumberOf(message) >= 4, "a fourth reading");

        Assert.AreEqual("""{"id":"after","ok":true,"rev":2}""", answer.Text);
        int[] numbers = [.. all.Messages.All.Where(IsReading).Select(NumberOf).Distinct().Order()];
        CollectionAssert.AreEqual(Enumerable.Range(1, numbers.Length).ToArray(), numbers);
        Table.Add(19, $"id taken between two wakes, {name}", $"{numbers.Length} readings, none missing; a setting sent after the next wake is answered");
    }

    private static async Task TakeOver(int port)
    {
        using TestClient other = new(Device.Id);
        _ = await other.Connect(port);
        other.Client.Disconnect();
        _ = await other.Disconnects();
    }

    private static bool IsReading(Received message)
        => message.Topic is Device.Base + "/reading" or Device.Base + "/history" && message.Bytes.Length > 0;

    private static int NumberOf(Received message) => Device.Json(message).GetProperty("seq").GetInt32();

    private static Scene Asleep(string style)
    {
        Scene scene = new(Enum.Parse<ClientStyle>(style), Settings);
        scene.Until(() => scene.Node.Wakes == 2 && scene.Node.IsAsleep, 10 * Scene.Minute);
        scene.Node.LongestAwakeMs = 0;
        return scene;
    }

    // Nothing is missing, and what is said to the node while it sleeps is done and answered.
    private static void AssertIsWell(Scene scene)
    {
        List<string> answers = [];
        scene.Broker.Published += message => answers.AddRange(message.Topic == "home/n1/config/result" ? [message.Text] : Array.Empty<string>());

        scene.Broker.Publish("home/n1/config", Encoding.UTF8.GetBytes("""{"id":"well","health":80002}"""));
        scene.Until(() => answers.Count > 0, 2 * Scene.Minute);
        scene.Until(() => scene.Node.IsAsleep, 2 * Scene.Minute);

        StringAssert.StartsWith(answers[0], """{"id":"well","ok":true""");
        Assert.AreEqual(80002, Health(scene));
        Assert.AreEqual("asleep", Status(scene));
        Assert.AreEqual(0, scene.Witness.Missing);
    }

    private static string Status(Scene scene) => scene.Broker.Retained.TryGetValue("home/n1/status", out Message? kept) ? kept.Text : "";

    private static int Health(Scene scene) => scene.Node.Node.Configuration.Current.Number(Setting.Health);
}
