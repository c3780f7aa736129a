using Kit;

namespace HomeAssistant.Tests.Node;

/// <summary>What a person does at Home Assistant happens at the node.</summary>
[TestClass]
public sealed class ControlTests
{
    [TestMethod]
    public async Task The_interval_is_set_and_shown()
    {
        await using Home home = await Home.Start();
        await using Subscriber answers = await Subscriber.Start(home.Broker.Port, Home.Base + "/config/result");

        await home.Assistant.Set(Home.Id, "interval", 1800);

        StringAssert.StartsWith((await answers.Next(Home.Base + "/config/result")).Text, "{\"ok\":true");

        await home.Assistant.Shows(Home.Id, "interval", "1800");
        home.NothingToComplainOf();
    }

    [TestMethod]
    public async Task An_interval_that_the_node_refuses_changes_nothing_that_is_shown()
    {
        await using Home home = await Home.Start();
        await using Subscriber answers = await Subscriber.Start(home.Broker.Port, Home.Base + "/config/result");

        await home.Assistant.Set(Home.Id, "interval", 0.5);

        StringAssert.StartsWith((await answers.Next(Home.Base + "/config/result")).Text, "{\"ok\":false");
        Assert.AreEqual("3600", home.Assistant.StateOf(Home.Id, "interval"));

        home.NothingToComplainOf();
    }

    [TestMethod]
    [DataRow("0", 0)]
    [DataRow("2", 2)]
    public async Task The_qos_is_chosen_and_readings_come_with_it(string option, int qos)
    {
        await using Home home = await Home.Start();
        await using Subscriber readings = await Subscriber.Start(home.Broker.Port, Home.Base + "/reading", 2, "-R");

        await home.Assistant.Choose(Home.Id, "qos", option);
        await home.Assistant.Shows(Home.Id, "qos", option);
        await home.Assistant.Press(Home.Id, "read");

        Assert.AreEqual(qos, (await readings.Next(Home.Base + "/reading")).Qos);

        home.NothingToComplainOf();
    }

    [TestMethod]
    public async Task Read_takes_a_sample()
    {
        await using Home home = await Home.Start();
        await using Subscriber readings = await Subscriber.Start(home.Broker.Port, Home.Base + "/reading", 2, "-R");

        await home.Assistant.Press(Home.Id, "read");

        StringAssert.Contains((await readings.Next(Home.Base + "/reading")).Text, "\"seq\":2,");
    }

    [TestMethod]
    public async Task Identify_shows_which_board_it_is()
    {
        await using Home home = await Home.Start();

        await home.Assistant.Press(Home.Id, "identify");

        _ = await home.Node.Prints("here I am");
    }

    [TestMethod]
    public async Task Restart_starts_the_node_anew()
    {
        await using Home home = await Home.Start();

        await home.Assistant.Press(Home.Id, "restart");

        _ = await home.Assistant.History.Next(line => line == $"{Home.Id} temperature unavailable", "the node leaves");
        await home.Assistant.ShowsValue(Home.Id, "temperature");
        home.NothingToComplainOf();
    }
}
