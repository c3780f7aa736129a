using System.Globalization;
using System.Text;
using Firmware.Core;

namespace VirtualDevice.Tests.Core;

/// <summary>Makes messages of every kind, the same ones from the same seed.</summary>
internal sealed class MessageMaker(int seed, string[] valid)
{
    private const int MostMembers = 6;

    private static readonly string[] Spaces = ["", "", "", " ", "\t", "\r\n"];

    private static readonly string[] Numbers =
    [
        "0", "-0", "1", "2", "3", "60", "60.0", "6e1", "0.5", "-0.1", "25.55", "86400", "86401", "65535", "65536", "-200", "2147483647", "2147483648",
        "-2147483649", "9223372036854775808", "1e3", "1E+2", "1e-1", "5e-324", "1e999999999999", "0e999999999", "1e-999999999", "01", "+1", ".5", "1.", "1e",
        "--1", "NaN", "Infinity", "0x10", "1_000",
    ];

    private static readonly string[] Texts =
    [
        "", "values", "json", "both", "kitchen", "all", "chat", "a/b", "/a", "a//b", "a/", "+", "#", "Ä", "日本", "\\u0061", "\\ud83d\\ude00", "\\ud83d",
        "\\ude00",
        "\\u00", "\\x", "\\\"", "\\\\", "\\/", "\\n", "\\u0000", "\\u007f", "192.168.0.10", "broker.local", "::1", "node-1", "read", "identify", "restart",
        "forget", "reset", new('x', 32), new('x', 33), new('x', 64), new('x', 65), new('ä', 36),
    ];

    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", ":", ",", "\"", "\\", "null", "true", "false", "{}", "[]", "\"a\":", "\\u", "\\uD800", "\\uDC00\\uD800", "\u0000", "/*x*/",
        "\uFEFF",
        "1e400", "99999999999999999999", "-", ".", "e", " ", "\n",
    ];

    private readonly Random _random = new(seed);

    /// <summary>The next message.</summary>
    /// <param name="revision">In force, for messages that name it.</param>
    internal byte[] Next(int revision)
    {
        byte[] message = _random.Next(100) switch
        {
            < 40 => Encoding.UTF8.GetBytes(Structured(revision)),
            < 55 => Encoding.UTF8.GetBytes(Any(valid)),
            < 62 => RandomBytes(_random.Next(200)),
            < 64 => Nested(),
            < 65 => Large(),
            _ => Encoding.UTF8.GetBytes(_random.Next(2) == 0 ? Any(valid) : Structured(revision)),
        };

        // Two of three stay as they are.
        for (int changes = Math.Max(0, _random.Next(6) - 3); changes > 0; changes--)
        {
            message = Mutate(message);
        }

        return message;
    }

    /// <summary>True once in so many times.</summary>
    internal bool OneIn(int times) => _random.Next(times) == 0;

    private string Structured(int revision)
    {
        StringBuilder text = new(Any(Spaces) + "{");
        int members = _random.Next(MostMembers);
        for (int i = 0; i < members; i++)
        {
            _ = text.Append(i == 0 ? "" : ",").Append(Any(Spaces)).Append(Member(revision)).Append(Any(Spaces));
        }

        return text.Append('}').Append(Any(Spaces)).ToString();
    }

    private string Member(int revision)
    {
        int kind = _random.Next(Setting.Count + 4);
        string key = kind < Setting.Count ? SettingsTable.Get(kind).Key : kind switch
        {
            Setting.Count => "id",
            Setting.Count + 1 => "rev",
            Setting.Count + 2 => "do",
            _ => Any(["confirm", "", "Interval", "interval ", "colour", "\\u0069d", "\\u0069nterval"]),
        };
        string value = key == "rev" && !OneIn(4) ? revision.ToString(CultureInfo.InvariantCulture)
            : kind < Setting.Count && !OneIn(4) ? Plausible(SettingsTable.Get(kind))
            : Value();
        return $"\"{key}\"{Any(Spaces)}:{Any(Spaces)}{value}";
    }

    // Mostly valid, and often just at the edge.
    private string Plausible(SettingDefinition definition)
    {
        if (definition.Kind == SettingKind.Flag)
        {
            return OneIn(2) ? "true" : "false";
        }

        if (definition.Kind == SettingKind.Choice)
        {
            return $"\"{Any(definition.Choices)}\"";
        }

        if (definition.IsText)
        {
            return $"\"{new string((char)('a' + _random.Next(26)), _random.Next(definition.Minimum, definition.Maximum + 2))}\"";
        }

        int edge = _random.Next(8);
        int number = edge == 0 ? definition.Minimum - 1 : edge == 1 ? definition.Minimum : edge == 2 ? definition.Maximum
            : edge == 3 ? definition.Maximum + 1 : _random.Next(definition.Minimum, definition.Maximum + 1);
        return (number / (decimal)Math.Pow(10, definition.Decimals)).ToString(CultureInfo.InvariantCulture);
    }

    private string Value() => _random.Next(8) switch
    {
        < 3 => Any(Numbers),
        < 6 => $"\"{Any(Texts)}\"",
        6 => Any(["true", "false", "null", "True", "tru", "nul"]),
        _ => Any(["{}", "[]", "[1]", "{\"a\":1}", "", "\"open"]),
    };

    private byte[] Mutate(byte[] message)
    {
        List<byte> bytes = [.. message];
        int at = _random.Next(bytes.Count + 1);
        int count = Math.Min(_random.Next(1, 20), bytes.Count - at);
        switch (_random.Next(7))
        {
            case 0 when at < bytes.Count:
                bytes[at] ^= (byte)(1 << _random.Next(8));
                break;
            case 1 when at < bytes.Count:
                bytes[at] = (byte)_random.Next(256);
                break;
            case 2:
                bytes.RemoveRange(at, count);
                break;
            case 3:
                bytes.InsertRange(at, bytes.GetRange(at, count));
                break;
            case 4:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 5:
                bytes.InsertRange(at, Encoding.UTF8.GetBytes(Any(valid)));
                break;
            default:
                bytes.InsertRange(at, Encoding.UTF8.GetBytes(Any(Pieces)));
                break;
        }

        return [.. bytes];
    }

    private byte[] RandomBytes(int count)
    {
        byte[] bytes = new byte[count];
        _random.NextBytes(bytes);
        return bytes;
    }

    private byte[] Nested()
    {
        int depth = _random.Next(1, 500);
        string open = OneIn(2) ? "{\"a\":" : "[";
        return Encoding.UTF8.GetBytes("{\"interval\":" + string.Concat(Enumerable.Repeat(open, depth)));
    }

    // Around the limit, and 64 KiB.
    private byte[] Large()
    {
        int size = OneIn(3) ? 65536 : SettingsParser.MaxBytes + _random.Next(-1, 2);
        const string Frame = "{\"user\":\"\"}";
        return Encoding.UTF8.GetBytes(
            OneIn(2) ? "{\"user\":\"" + new string('x', size - Frame.Length) + "\"}" : "{\"qos\":1" + new string(' ', size - 9) + "}");
    }

    private string Any(string[] choices) => choices[_random.Next(choices.Length)];
}
