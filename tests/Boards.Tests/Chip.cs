namespace Boards.Tests;

/// <summary>Which GPIOs a chip has, and which of them a board must not use, with the reason.</summary>
/// <remarks>
/// Source: ESP-IDF Programming Guide, GPIO and RTC GPIO, the table of each chip; strapping pins also in the data sheets
/// (ESP32 4.9 of 2.4, ESP32-C3 of 2.6, ESP32-S3 of 2.6).
/// </remarks>
internal sealed class Chip
{
    private const string Strapping = "is a strapping pin: its level at reset chooses how the chip starts";
    private const string FlashChip = "is wired to the flash chip";
    private const string Psram = "is wired to PSRAM on modules that have it";
    private const string Serial = "is the serial port that flashes and logs";
    private const string Usb = "is USB";

    private readonly HashSet<int> _exists;
    private readonly Dictionary<int, string> _taken = [];
    private readonly HashSet<int> _inputOnly;

    private Chip(IEnumerable<int> exists, IEnumerable<int> inputOnly, params (string Why, int[] Pins)[] taken)
    {
        _exists = [.. exists];
        _inputOnly = [.. inputOnly];
        foreach ((string why, int[] pins) in taken)
        {
            foreach (int pin in pins)
            {
                _taken[pin] = why;
            }
        }
    }

    /// <summary>The chips by the name that board.properties uses.</summary>
    internal static Dictionary<string, Chip> All { get; } = new()
    {
        ["esp32"] = new Chip(
            [.. Run(0, 19), .. Run(21, 23), .. Run(25, 27), .. Run(32, 39)], Run(34, 39),
            (Strapping, [0, 2, 5, 12, 15]), (Serial, [1, 3]), (FlashChip, [.. Run(6, 11)]), (Psram, [16, 17])),
        ["esp32-c3"] = new Chip(
            Run(0, 21), [],
            (Strapping, [2, 8, 9]), (Serial, [20, 21]), (FlashChip, [.. Run(11, 17)]), (Usb, [18, 19])),
        ["esp32-s3"] = new Chip(
            [.. Run(0, 21), .. Run(26, 48)], [],
            (Strapping, [0, 3, 45, 46]), (Serial, [43, 44]), (FlashChip, [.. Run(26, 32)]), (Psram, [.. Run(33, 37)]), (Usb, [19, 20])),
    };

    /// <summary>
    /// What reads a DHT on one wire: the package on the classic ESP32; elsewhere the package asks for a channel that can only send (ESP32-C3 and ESP32-S3
    /// Technical Reference Manual, chapter RMT), so it is our own reader with the first channel that can receive.
    /// </summary>
    internal static Dictionary<string, (string Reader, string Channel)> OneWireReaders { get; } = new()
    {
        ["esp32"] = ("OneWireDht", ""),
        ["esp32-c3"] = ("RmtDht", "ReceiverOfEsp32C3"),
        ["esp32-s3"] = ("RmtDht", "ReceiverOfEsp32S3"),
    };

    /// <summary>Why a pin cannot be used for a sensor or a LED: all of them drive the pin at times. Null when it can.</summary>
    internal string? Refuses(int pin)
        => !_exists.Contains(pin) ? $"GPIO {pin} does not exist"
            : _taken.TryGetValue(pin, out string? why) ? $"GPIO {pin} {why}"
            : _inputOnly.Contains(pin) ? $"GPIO {pin} is an input only, without pull-up"
            : null;

    private static IEnumerable<int> Run(int first, int last) => Enumerable.Range(first, last - first + 1);
}
