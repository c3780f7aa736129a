using System.Text;
using Station.Network;

namespace Station.Tests.Fuzz;

/// <summary>
/// Messages as nodes, other devices and malice send them: real ones, changed in one to three places. The same seed makes the same messages.
/// </summary>
internal sealed class Strangers(int seed)
{
    private static readonly (string Topic, string Payload)[] Real =
    [
        ("home/livingroom/reading",
            """{"seq":1042,"session":7,"at":"2026-11-26T07:00:00Z","up":5210,"temperature":21.5,"humidity":43.2,"quality":"ok","sensor":"DHT22","rev":4}"""),
        ("home/cellar/reading",
            """{"seq":1,"session":8,"at":null,"up":3,"temperature":null,"pressure":1013.2,"quality":"checksum","sensor":{"temperature":"BME280"},"rev":4}"""),
        ("home/cellar/history", """{"seq":2,"session":8,"at":"2026-11-26T07:00:00Z","up":5,"temperature":11.5,"quality":"ok","rev":4}"""),
        ("home/livingroom/temperature", "21.5"),
        ("home/livingroom/humidity", "43.2"),
        ("home/van/position", "52.51628,13.37770"),
        ("home/livingroom/status", "online"),
        ("home/cellar/status", "offline"),
        ("home/livingroom/config/state",
            """
            {"rev":4,"interval":10,"qos":1,"retain":true,"payload":"both","heartbeat":600,"deadband_temperature":0.5,
            "place":"livingroom","password":null}
            """),
        ("home/livingroom/config/result",
            """{"id":"a1b2c3d4","ok":false,"rev":4,"errors":[{"key":"interval","is":"range","min":1,"max":86400},{"at":3,"is":"syntax"}],"more":2}"""),
        ("home/livingroom/config/result", """{"id":"a1b2c3d4","trial":60,"rev":4}"""),
        ("home/livingroom/command/result", """{"id":"a1b2c3d4","ok":true,"do":"read"}"""),
        ("home/livingroom/health",
            """
            {"id":"node-a1b2c3","board":"ESP32","version":"0.1.0","up":5210,"session":7,"free":48000,"reason":"none","outbox":0,
            "dropped":3,"checksum":2}
            """),
        ("home/livingroom/alarm",
            """[{"quantity":"temperature","is":"high","value":31.5,"since":"2026-11-26T07:00:00Z"},{"quantity":"humidity","is":"unknown"}]"""),
        ("home/tasmota/SENSOR", """{"Time":"2026-11-26T07:00:00","DHT11":{"Temperature":21.5,"Unit":"C"},"TempUnit":"C"}"""),
        ("home/chat/lobby/message", """{"id":"0a1b2c3d4e5f6071","from":"anna","at":"2026-11-26T07:00:00.000Z","text":"how warm is it?\nstill cold"}"""),
        ("home/chat/lobby/who/anna", "here"),
        ("home/chat/lobby/who/ben", "gone"),
    ];

    private static readonly string[] Leaves =
    [
        "reading", "history", "status", "health", "alarm", "config/state", "config/result", "command/result", "temperature", "co2", "position",
        "photo", "SENSOR", "a/b/c",
    ];

    private static readonly string[] Numbers =
    [
        "1e999", "-1e999", "1e308", "1000000000000", "9223372036854775807", "9223372036854775808", "-9223372036854775809", "123456789012345678901234567890",
        "0.00000000000000000000001", "-1", "1E+2", "00", "NaN", "-0", "1e-400", "9007199254740993", "253402300800",
    ];

    // Half characters, names that stand there already, text that turns the order of letters, and members of the contract with other kinds of values.
    private static readonly string[] Texts =
    [
        "\\ud800", "\\udc00\\ud800", "\\u0000", "\\u202e", "\\u001b[2J", "\"", "\\", "\\x", "\":\"", "\",\"seq\":{\"a\":[]},\"", "\",\"seq\":1,\"seq\":2,\"",
        "\",\"\\ud800\":1,\"",
        "\",\"\":null,\"", "\",\"at\":\"0001-01-01T00:00:00Z\",\"", "\",\"at\":\"9999-12-31T23:59:59Z\",\"", "\",\"errors\":\"\",\"",
        "\",\"errors\":[1,null,[]],\"", "😀", "\u2028",
    ];

    private static readonly byte[][] Raw =
        [[0xB0], [0xC3], [0xFF, 0xFE], [0xED, 0xA0, 0x80], [0xC0, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xEF, 0xBB, 0xBF], [0], [0x0A], [0x1B]];

    private readonly Random _random = new(seed);

    /// <summary>The next message.</summary>
    internal Arrival Next()
    {
        (string topic, string payload) = Real[_random.Next(Real.Length)];
        byte[] bytes = Encoding.UTF8.GetBytes(payload);
        for (int changes = _random.Next(4); changes > 0; changes--)
        {
            bytes = Change(bytes);
        }

        return new Arrival(Topic(topic), bytes, _random.Next(3), _random.Next(2) == 0);
    }

    private string Topic(string topic) => _random.Next(20) switch
    {
        0 => Real[_random.Next(Real.Length)].Topic,
        1 => $"home/flat-{_random.Next(50)}/{Leaves[_random.Next(Leaves.Length)]}",
        2 => $"home/{(char)_random.Next(1, 0x3000)}{_random.Next()}/{Leaves[_random.Next(Leaves.Length)]}",
        3 => $"home/chat/lobby/who/{(char)_random.Next(1, 0x3000)}{_random.Next()}",
        _ => topic,
    };

    private byte[] Change(byte[] bytes)
    {
        int at = _random.Next(bytes.Length + 1);
        switch (_random.Next(11))
        {
            case 0:
                return bytes[..at];
            case 1:
                return Insert(bytes, at, Raw[_random.Next(Raw.Length)]);
            case 2 or 3:
                return Insert(bytes, InText(bytes, at), Encoding.UTF8.GetBytes(Texts[_random.Next(Texts.Length)]));
            case 4 or 5:
                return ReplaceNumber(bytes, at, Encoding.UTF8.GetBytes(Numbers[_random.Next(Numbers.Length)]));
            case 6:
                return Insert(bytes, at, Enumerable.Repeat((byte)(_random.Next(2) == 0 ? '[' : '{'), _random.Next(1, 300)).ToArray());
            case 7:
                return Insert(bytes, at, bytes[.._random.Next(bytes.Length + 1)]);
            case 8:
                return ReplaceNumber(bytes, at, [.. Encoding.UTF8.GetBytes($"{_random.NextInt64()}")]);
            case 9 when _random.Next(200) == 0:
                return Insert(bytes, at, new byte[_random.Next(200_000)]);
            default:
                byte[] flipped = [.. bytes];
                _random.NextBytes(flipped.AsSpan(at / 2, Math.Min(flipped.Length - (at / 2), 1)));
                return flipped;
        }
    }

    private static byte[] Insert(byte[] bytes, int at, byte[] more) => [.. bytes[..at], .. more, .. bytes[at..]];

    // Behind a quotation mark: it may begin a name, a text, or what follows one.
    private static int InText(byte[] bytes, int from)
    {
        int quote = Array.IndexOf(bytes, (byte)'"', from);
        return quote < 0 ? from : quote + 1;
    }

    private static byte[] ReplaceNumber(byte[] bytes, int from, byte[] number)
    {
        int first = bytes.AsSpan(from).IndexOfAnyInRange((byte)'0', (byte)'9') + from;
        if (first < from)
        {
            return Insert(bytes, from, number);
        }

        int length = bytes.AsSpan(first).IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return [.. bytes[..first], .. number, .. length < 0 ? [] : bytes[(first + length)..]];
    }
}
