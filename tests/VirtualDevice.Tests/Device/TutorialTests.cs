using Kit;

namespace VirtualDevice.Tests.Device;

[TestClass]
[TestCategory("Servers")]
public sealed class TutorialTests
{
    [TestMethod]
    public async Task The_subscriber_of_the_tutorial_shows_the_temperature()
    {
        await using TestBroker broker = await TestBroker.Start();
        await using ChildProcess subscriber = await TutorialScript.Subscribe(broker.Port, "home/livingroom/temperature");
        await using TestNode node = TestNode.Start(broker.Port, "--interval", "1");

        string line = await subscriber.Prints(shown => shown.StartsWith("home/livingroom/temperature ", StringComparison.Ordinal), "a reading");

        StringAssert.Matches(line, new System.Text.RegularExpressions.Regex(" [0-9]+\\.[0-9]$"));
    }

    [TestMethod]
    public async Task The_publisher_of_the_tutorial_changes_a_setting()
    {
        await using TestBroker broker = await TestBroker.Start();
        await using TestNode node = await TestNode.StartOnline(broker.Port, "--interval", "3600");

        await TutorialScript.Publish(broker.Port, "home/livingroom/config", """{"interval":1}""");

        StringAssert.Contains(await node.Program.Prints("setting applied"), "\"ok\":true");
        _ = await node.Program.Prints("reading 2");
    }
}
