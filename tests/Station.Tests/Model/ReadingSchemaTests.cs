using System.Text.Json;
using Station.Check;

namespace Station.Tests.Model;

[TestClass]
public sealed class ReadingSchemaTests
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

    private static string Errors(string json) => string.Join("; ", ReadingSchema.Validate(JsonDocument.Parse(json).RootElement));
}
