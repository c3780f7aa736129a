using Kit;

namespace Brokers.Tests;

[TestClass]
public sealed class RabbitMqTests : BrokerTests
{
    private const string Password = "only-here";

    [TestMethod]
    public async Task A_user_who_may_not_speak_with_Home_Assistant_loses_nothing_else()
    {
        RabbitMq broker = (RabbitMq)Broker;
        await broker.AddUser(Root, Password, Root);
        string passwordFile = Path.Combine(broker.Folder, Root + ".password");
        await File.WriteAllTextAsync(passwordFile, Password);
        Sequence readings = new("cellar");
        await using Subscriber subscriber = await Subscribe($"{Root}/#");
        readings.Add(subscriber);

        await using RunningProgram node = RunningProgram.Start("VirtualDevice", "virtual-device",
        [
            "--broker", $"127.0.0.1:{Broker.Port}", "--user", Root, "--password-file", passwordFile,
            "--root", Root, "--place", "cellar", "--id", IdOf("cellar"), "--interval", "1",
        ]);

        // RabbitMQ closes the connection when it is asked for homeassistant/status. The node asks twice and then no more.
        const int Connects = 3;
        Received health = await subscriber.Next(
            message => message.Topic == Topic("cellar", "health") && Json(message).GetProperty("connects").GetInt32() == Connects);
        Assert.IsFalse(Json(health).GetProperty("announced").GetBoolean());
        await readings.IsWholeBehind(readings.All.Max() + 5);
        await Publish(Topic("cellar", "command"), """{"id":"last","do":"read"}""");
        _ = await subscriber.Next(message => message.Topic == Topic("cellar", "command/result"));
        Assert.AreEqual(Connects, node.Output.All.Count(static line => line.Contains("online", StringComparison.Ordinal)));
    }

    private protected override BrokerUnderTest Create() => new RabbitMq();
}
