using System.Text;
using System.Text.Json;
using Firmware.Core;

namespace VirtualDevice.Tests.Core;

/// <summary>Flat objects and broken ones: the core's reader takes what System.Text.Json takes, and reads the same out of it.</summary>
[TestClass]
public sealed class JsonSyntaxTests
{
    private const int Messages = 100_000;

    private static readonly string[] Flat =
    [
        "{}", """{"a":1,"b":-2.5e+3,"c":"x","d":true,"e":false,"f":null}""", """{"":"","\u0061":"\ud83d\ude00\n\/"}""", """{"ä":"日本","z":0.0}""",
    ];

    [TestMethod]
    public void The_reader_takes_the_same_flat_objects_as_system_text_json()
    {
        MessageMaker maker = new(3, Flat);
        int taken = 0;
        for (int number = 0; number < Messages; number++)
        {
            byte[] message = maker.Next(0);
            List<string>? expected = JsonOracle.Members(message)?.ConvertAll(member => Line(member.Key, KindOf(member.Kind), member.Text));

            List<string>? actual = Read(message);

            string shown = $"Message {number}: {Encoding.UTF8.GetString(message)}";
            Assert.AreEqual(expected is null, actual is null, shown);
            CollectionAssert.AreEqual(expected, actual, shown);
            taken += actual is null ? 0 : 1;
        }

        Assert.IsGreaterThan(Messages / 4, taken, "The messages are too wild to show anything.");
    }

    private static List<string>? Read(byte[] message)
    {
        byte[] data = (byte[])message.Clone();
        JsonReader reader = new();
        List<string> members = [];
        reader.Open(data, data.Length);
        while (reader.Next())
        {
            string key = Encoding.UTF8.GetString(data, reader.KeyStart, reader.KeyLength);
            members.Add(Line(key, reader.Kind, Encoding.UTF8.GetString(data, reader.ValueStart, reader.ValueLength)));
        }

        return reader.Error == ConfigError.None ? members : null;
    }

    private static string Line(string key, JsonKind kind, string text) => $"{key} {kind} {text}";

    private static JsonKind KindOf(JsonTokenType token) => token switch
    {
        JsonTokenType.String => JsonKind.Text,
        JsonTokenType.Number => JsonKind.Number,
        JsonTokenType.True => JsonKind.True,
        JsonTokenType.False => JsonKind.False,
        _ => JsonKind.Null,
    };
}
