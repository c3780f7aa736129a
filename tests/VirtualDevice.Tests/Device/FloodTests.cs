using System.Text.Json;
using Kit;

namespace VirtualDevice.Tests.Device;

[TestClass]
[TestCategory("Servers")]
public sealed class FloodTests
{
    private const int Messages = 1000;

    [TestMethod]
    public async Task A_thousand_settings_messages_get_a_thousand_answers_and_the_last_one_stays()
    {
        using TemporaryFolder state = new();
        await using TestBroker broker = await TestBroker.Start();
        await using Subscriber subscriber = await Subscriber.Start(broker.Port, TestNode.Base + "/config/result");
        await using (TestNode node = await TestNode.StartOnline(broker.Port, "--interval", "86400", "--state", state.Path))
        {
            await Send(broker.Port);
            _ = await subscriber.Next(message => Id(message) == $"m{Messages}");
            CheckAnswers(subscriber);
            _ = await node.End(Signal.Kill);
        }

        await using TestNode again = await TestNode.StartOnline(broker.Port, "--interval", "86400", "--state", state.Path);
        JsonElement kept = await TestNode.KeptSettings(broker.Port, state => state.GetProperty("heartbeat").GetInt32() == Messages + 1);

        Assert.AreEqual(Revision(subscriber.Messages.All[^1]), kept.GetProperty("rev").GetInt32());
    }

    // One mosquitto_pub with a message on each line of its input: as fast as the broker takes and delivers them.
    private static async Task Send(int port)
    {
        using TemporaryFolder folder = new();
        string file = folder.File("messages");
        await File.WriteAllLinesAsync(file, Enumerable.Range(1, Messages).Select(number => $$"""{"id":"m{{number}}","heartbeat":{{number + 1}}}"""));
        string command = $"exec {Tools.Find("mosquitto_pub")} -h 127.0.0.1 -p {port} -q 1 -t {TestNode.Base}/config -l < {file}";
        await using ChildProcess publisher = ChildProcess.Start(Tools.Find("sh"), ["-c", command]);
        Assert.AreEqual(0, await publisher.Exit(), publisher.Output.ToString());
    }

    private static void CheckAnswers(Subscriber subscriber)
    {
        IReadOnlyList<Received> answers = subscriber.Messages.All;
        Assert.HasCount(Messages, answers);
        int first = Revision(answers[0]);
        for (int i = 0; i < Messages; i++)
        {
            Assert.AreEqual($$"""{"id":"m{{i + 1}}","ok":true,"rev":{{first + i}}}""", answers[i].Text);
        }
    }

    private static string? Id(Received message) => TestNode.Json(message).GetProperty("id").GetString();

    private static int Revision(Received message) => TestNode.Json(message).GetProperty("rev").GetInt32();
}
