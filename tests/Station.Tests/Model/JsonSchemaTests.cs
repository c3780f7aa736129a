using System.Text.Json;
using Station.Check;

namespace Station.Tests.Model;

[TestClass]
public sealed class JsonSchemaTests
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
    [DataRow("\"seq\":1042,", "", "reading has no seq")]
    [DataRow("\"seq\":1042", "\"seq\":0", "seq is 0, below 1")]
    [DataRow("\"seq\":1042", "\"seq\":1.5", "seq is 1.5, not integer")]
    [DataRow("\"session\":7", "\"session\":\"7\"", "session is \"7\", not integer")]
    [DataRow("T10:15:30Z", " 10:15:30", "at is \"2026-11-21 10:15:30\", which has not the form of one")]
    [DataRow("\"humidity\":48.2", "\"humidity\":120", "humidity is 120, above 100")]
    [DataRow("\"temperature\":25.6", "\"temperature\":null", "temperature is null, not number")]
    [DataRow("\"temperature\":25.6,\"humidity\":48.2,\"pressure\":1013.2,", "", "reading has none of the quantities")]
    [DataRow("\"quality\":\"ok\"", "\"quality\":\"good\"", "quality is \"good\", none of [\"ok\", \"timeout\", \"checksum\", \"range\", \"stuck\", \"absent\", "
        + "\"jump\", \"memory\", \"nofix\"]")]
    public void WhatIsWrongIsNamed(string of, string with, string error)
    {
        Assert.AreEqual(error, Errors(Valid.Replace(of, with, StringComparison.Ordinal)));
    }

    [TestMethod]
    public void A_keyword_that_is_not_known_passes_nothing()
    {
        JsonSchema schema = new(JsonDocument.Parse("""{"uniqueItems":true}""").RootElement);
        Assert.ThrowsExactly<NotSupportedException>(() => schema.Validate(JsonDocument.Parse("{}").RootElement).ToArray());
    }

    private static string Errors(string json) => string.Join("; ", JsonSchema.Reading.Validate(JsonDocument.Parse(json).RootElement));
}
