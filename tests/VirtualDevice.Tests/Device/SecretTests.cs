using System.Text.Json;
using Kit;

namespace VirtualDevice.Tests.Device;

[TestClass]
public sealed class SecretTests
{
    private const string Secret = "gl4ss-m0untain";

    [TestMethod]
    public async Task A_secret_that_comes_without_tls_is_refused_and_not_repeated()
    {
        await using TestBroker broker = await TestBroker.Start();
        await using Subscriber subscriber = await Subscriber.Start(broker.Port, "home/livingroom/+/+", 2, "-t", "home/livingroom/health");
        await using TestNode node = await TestNode.StartOnline(broker.Port, "--interval", "3600", "--verbose");

        foreach (string message in new[]
        {
            $$"""{"password":"{{Secret}}"}""",
            $$"""{"password":"{{Secret}}","qos":7}""",
            $$"""{"password":"{{Secret}}""",
            $$"""{"password":["{{Secret}}"]}""",
        })
        {
            JsonElement answer = await TestNode.Configure(broker.Port, subscriber, message);
            Assert.IsFalse(answer.GetProperty("ok").GetBoolean());
        }

        Assert.IsFalse(subscriber.Messages.All.Any(message => message.Text.Contains(Secret, StringComparison.Ordinal)), subscriber.Messages.ToString());
        Assert.IsFalse(node.Program.Output.ToString().Contains(Secret, StringComparison.Ordinal), "The password was printed.");
        JsonElement state = await TestNode.KeptSettings(broker.Port);
        Assert.IsFalse(state.GetProperty("password").GetBoolean());
    }
}
