using System.Text.Json;
using HomeAssistant.Tests.Double;
using HomeAssistant.Tests.Templates;

namespace HomeAssistant.Tests.Node;

[TestClass]
public sealed class EntityTests
{
    [TestMethod]
    public async Task A_node_appears_by_itself_with_what_it_measures_and_how_it_is()
    {
        await using Home home = await Home.Start();
        HomeAssistantDouble assistant = home.Assistant;

        Assert.AreEqual(Home.Entities, assistant.EntitiesOf(Home.Id));
        Assert.AreEqual(Home.Place, assistant.NameOf(Home.Id));

        JsonElement reading = JsonDocument.Parse((await home.Kept())[Home.Base + "/reading"]).RootElement;
        await assistant.Shows(Home.Id, "temperature", Printed(reading, "temperature"));
        await assistant.Shows(Home.Id, "humidity", Printed(reading, "humidity"));
        await assistant.Shows(Home.Id, "quality", "ok");
        await assistant.Shows(Home.Id, "dropped", "0");
        await assistant.Shows(Home.Id, "connects", "1");
        await assistant.Shows(Home.Id, "interval", "3600");
        await assistant.Shows(Home.Id, "qos", "1");
        await assistant.ShowsValue(Home.Id, "up");
        await assistant.ShowsValue(Home.Id, "free");
        home.NothingToComplainOf();
    }

    [TestMethod]
    [DataRow("values")]
    [DataRow("json")]
    [DataRow("both")]
    public async Task Values_come_whatever_the_payload_is_and_after_it_changed(string payload)
    {
        await using Home home = await Home.Start("--sensor", "bme280");

        foreach (string mode in new[] { payload == "values" ? "json" : "values", payload })
        {
            await home.Set($"\"payload\":\"{mode}\",\"interval\":1");
            string topic = mode == "values" ? Home.Base + "/pressure" : Home.Base + "/reading";
            await home.Assistant.Until(() => home.Assistant.ComponentOf(Home.Id, "pressure")!.StateTopic == topic, $"pressure is read from {topic}");
            await home.Assistant.ShowsValue(Home.Id, "pressure");
        }

        home.NothingToComplainOf();
    }

    [TestMethod]
    public async Task Another_sensor_takes_the_entities_of_the_one_before_away()
    {
        await using Home home = await Home.Start("--sensor", "dht22");

        Assert.AreEqual(Home.Entities, home.Assistant.EntitiesOf(Home.Id));

        await home.KillNode();

        await home.StartNode("--sensor", "bmp280");

        string entities = Home.Entities.Replace("humidity ", "", StringComparison.Ordinal).Replace("qos ", "pressure qos ", StringComparison.Ordinal);
        await home.Assistant.Until(() => home.Assistant.EntitiesOf(Home.Id) == entities, $"the entities are {entities}");
        await home.Assistant.ShowsValue(Home.Id, "pressure");
    }

    [TestMethod]
    public async Task A_limit_brings_a_problem_that_shows_its_alarm_and_goes_with_it()
    {
        await using Home home = await Home.Start();
        string entities = Home.Entities.Replace("temperature ", "temperature temperature_limit ", StringComparison.Ordinal);

        await home.Set("\"max_temperature\":100");
        await home.Assistant.Until(() => home.Assistant.EntitiesOf(Home.Id) == entities, $"the entities are {entities}");
        await home.Assistant.Shows(Home.Id, "temperature_limit", "OFF");
        await home.Set("\"max_temperature\":-20");
        await home.Assistant.Shows(Home.Id, "temperature_limit", "ON");
        await home.Set("\"max_temperature\":null");

        await home.Assistant.Until(() => home.Assistant.EntitiesOf(Home.Id) == Home.Entities, "the problem is gone");
        home.NothingToComplainOf();
    }

    [TestMethod]
    public async Task A_sensor_that_fails_while_a_limit_is_set_is_a_problem()
    {
        await using Home home = await Home.Start(Home.Faults);
        await home.Set("\"max_temperature\":100");
        await home.Assistant.Shows(Home.Id, "temperature_limit", "OFF");

        await home.Fault("sensor timeout");

        await home.Assistant.Shows(Home.Id, "temperature_limit", "ON");
    }

    [TestMethod]
    public async Task A_node_that_moves_stays_the_same_device()
    {
        await using Home home = await Home.Start();

        await home.Set("\"place\":\"attic\"");

        await home.Assistant.Until(() => home.Assistant.NameOf(Home.Id) == "attic", "the device is called attic");
        await home.Assistant.ShowsValue(Home.Id, "temperature");
        await home.Assistant.Shows(Home.Id, "interval", "3600");

        Assert.AreEqual(Home.Entities, home.Assistant.EntitiesOf(Home.Id));
    }

    [TestMethod]
    public async Task Every_node_of_a_home_is_a_device()
    {
        await using Home home = await Home.StartWithoutNode();
        await home.StartNode("--count", "3");

        for (int number = 1; number <= 3; number++)
        {
            string id = $"{Home.Id}-{number}";
            await home.Assistant.ShowsValue(id, "temperature");
            Assert.AreEqual(Home.Entities, home.Assistant.EntitiesOf(id));
            Assert.AreEqual($"{Home.Place}-{number}", home.Assistant.NameOf(id));
        }

        home.NothingToComplainOf();
    }

    private static string Printed(JsonElement reading, string name) => PythonText.Of(PythonText.ValueOf(reading.GetProperty(name)));
}
