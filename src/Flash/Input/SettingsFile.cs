using System.Text;
using System.Text.Json.Nodes;
using Firmware.Core;

namespace Flash.Input;

/// <summary>
/// The file with the first settings of a node, read by the node's own parser: what the node would refuse at its start is refused here, where
/// a person sees it. Settings that are valid but useless on a board are refused too.
/// </summary>
internal static class SettingsFile
{
    /// <summary>Reads and checks the file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="place">The place that it names; null for none.</param>
    /// <returns>The bytes for the device: UTF-8 without a mark at the beginning, which some editors write and the node's parser does not know.</returns>
    /// <exception cref="FlashException">The node would refuse it, or would not work with it.</exception>
    public static byte[] Read(string path, out string? place)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Decode(JsonFile.Read(path)));
        if (bytes.Length > SettingsParser.MaxBytes)
        {
            throw JsonFile.Wrong(path, $"it has {bytes.Length} bytes, and no more than {SettingsParser.MaxBytes} arrive whole");
        }

        JsonObject settings = JsonFile.Parse(path, bytes);
        if (settings.FirstOrDefault(pair => JsonFile.IsPlaceholder(JsonFile.Text(settings, pair.Key))) is { Key: { } unfilled })
        {
            throw JsonFile.Wrong(path, $"its {unfilled} is still '{JsonFile.Text(settings, unfilled)}': put yours there, or leave it out");
        }

        Settings read = new();
        SettingsParser parser = new();
        if (!parser.Read([.. bytes], bytes.Length, read))
        {
            throw JsonFile.Wrong(path, "the node would refuse it: " + string.Join("; ", SettingErrors.Explain(parser.Errors)));
        }

        RefuseOwnMachine(path, read.Text(Setting.Broker));
        place = read.Text(Setting.Place) is { Length: > 0 } text ? text : null;
        return bytes;
    }

    // On a PC this is the PC; on a board it is the board, which has no broker.
    private static void RefuseOwnMachine(string path, string brokers)
    {
        foreach (string broker in brokers.Split(','))
        {
            // An IPv6 address stands in brackets where a port follows, and has colons of its own.
            string host = broker.StartsWith('[') ? broker[1..].Split(']')[0] : broker.Count(c => c == ':') > 1 ? broker : broker.Split(':')[0];
            if (host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host.StartsWith("127.", StringComparison.Ordinal)
                || host is "0.0.0.0" or "::1" or "::")
            {
                throw JsonFile.Wrong(path, $"its broker '{host}' would be the board itself: give the address of the machine that the broker runs on");
            }
        }
    }

    // Knows the marks of UTF-8 and UTF-16; without one it is UTF-8.
    private static string Decode(byte[] bytes)
    {
        using StreamReader reader = new(new MemoryStream(bytes), new UTF8Encoding(false), detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd();
    }
}
