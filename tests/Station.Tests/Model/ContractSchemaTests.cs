using System.Text.Json;
using Station.Check;

namespace Station.Tests.Model;

[TestClass]
public sealed class ContractSchemaTests
{
    // The example of the contract.
    private const string Valid =
        """{"seq":1042,"session":7,"at":"2026-11-21T10:15:30Z","up":86400,"temperature":25.6,"humidity":48.2,"pressure":1013.2,"quality":"ok","rev":12}""";

    [TestMethod]
    [DataRow("\"at\":\"2026-11-21T10:15:30Z\"", "\"at\":null")]
    [DataRow("\"pressure\":1013.2,", "")]
    [DataRow("\"temperature\":25.6,\"humidity\":48.2,\"pressure\":1013.2,\"quality\":\"ok\"", "\"temperature\":null,\"quality\":\"jump\"")]
    [DataRow("\"quality\":\"ok\"", "\"sensor\":\"bme280\",\"quality\":\"ok\"")]
    [DataRow("\"quality\":\"ok\"", "\"sensor\":{\"temperature\":\"dht12\",\"pressure\":\"bmp280\"},\"quality\":\"ok\"")]
    [DataRow("\"temperature\":25.6,\"humidity\":48.2,\"pressure\":1013.2,\"quality\":\"ok\"", "\"temperature\":null,\"humidity\":null,\"quality\":\"timeout\"")]
    [DataRow("\"rev\":12", "\"rev\":12,\"co2\":612")]
    public void A_reading_of_the_contract_is_valid(string of, string with)
    {
        Assert.AreEqual("", Errors(Valid));
        Assert.AreEqual("", Errors(Valid.Replace(of, with, StringComparison.Ordinal)));
    }

    [TestMethod]
    [DataRow("\"seq\":1042,", "", "reading: Required properties [\"seq\"] are not present")]
    [DataRow("\"seq\":1042", "\"seq\":0", "seq is 0: 0 should be at least 1")]
    [DataRow("\"seq\":1042", "\"seq\":1.5", "seq is 1.5: Value is \"number\" but should be \"integer\"")]
    [DataRow("\"session\":7", "\"session\":\"7\"", "session is \"7\": Value is \"string\" but should be \"integer\"")]
    [DataRow("T10:15:30Z", " 10:15:30", "at is \"2026-11-21 10:15:30\": The string value is not a match for the indicated regular expression")]
    [DataRow("\"humidity\":48.2", "\"humidity\":120", "humidity is 120: 120 should be at most 100")]
    [DataRow("\"temperature\":25.6", "\"temperature\":null", "temperature is null: Value is \"null\" but should be \"number\"")]
    [DataRow("\"temperature\":25.6,\"humidity\":48.2,\"pressure\":1013.2,", "", "reading: none of the quantities is there")]
    [DataRow(
        "\"quality\":\"ok\"", "\"quality\":\"good\"", "quality is \"good\": Value should match one of the values specified by the enum")]
    public void What_is_wrong_is_named(string of, string with, string error)
    {
        Assert.AreEqual(error, Errors(Valid.Replace(of, with, StringComparison.Ordinal)));
    }

    [TestMethod]
    [DataRow("\"latitude\":52.51628,\"longitude\":13.37770,\"satellites\":9,\"quality\":\"ok\"", "")]
    [DataRow("\"latitude\":null,\"longitude\":null,\"satellites\":null,\"quality\":\"nofix\"", "")]
    [DataRow("\"latitude\":52.51628,\"quality\":\"ok\"", "reading: Some required property dependencies are missing: [\"longitude\"]")]
    [DataRow("\"latitude\":52.51628,\"longitude\":null,\"quality\":\"range\"", "longitude is null: Value is \"null\" but should be \"number\"")]
    [DataRow("\"latitude\":null,\"longitude\":13.37770,\"quality\":\"range\"", "longitude is 13.37770: Value is \"number\" but should be \"null\"")]
    [DataRow("\"latitude\":52.51628,\"longitude\":13.37770,\"quality\":\"nofix\"", "latitude is 52.51628: Value is \"number\" but should be \"null\"")]
    public void A_position_is_whole_or_none(string position, string error)
    {
        string errors = Errors($$"""{"seq":1,"session":7,"at":null,"up":1,{{position}},"rev":1}""");

        Assert.AreEqual(error, errors);
    }

    [TestMethod]
    [DataRow("""[]""", "")]
    [DataRow("""[{"quantity":"temperature","is":"high","value":-14.8,"since":"2026-11-26T10:15:30Z"}]""", "")]
    [DataRow("""[{"quantity":"temperature","is":"unknown","value":null,"since":null}]""", "")]
    [DataRow("""[{"quantity":"temperature","is":"high","value":null,"since":null}]""", "0/value is null: Value is \"null\" but should be \"number\"")]
    [DataRow("""[{"quantity":"temperature","is":"well","value":1,"since":null}]""",
        "0/is is \"well\": Value should match one of the values specified by the enum")]
    [DataRow("""[{"quantity":"temperature","is":"low","value":1}]""", "0 is {\"quantity\":\"temperature\",\"is\":\"low\",\"value\":1}: "
        + "Required properties [\"since\"] are not present")]
    public void What_is_wrong_with_alarms_is_named(string alarms, string error)
    {
        string errors = string.Join("; ", ContractSchema.Alarm.Validate(JsonDocument.Parse(alarms).RootElement));

        Assert.AreEqual(error, errors);
    }

    private static string Errors(string json) => string.Join("; ", ContractSchema.Reading.Validate(JsonDocument.Parse(json).RootElement));
}
