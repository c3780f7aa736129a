using Firmware.Core;
using Flash.Input;

namespace Boards.Tests;

/// <summary>Which sensor can be read on which chip, and why not: page, boards and build agree.</summary>
[TestClass]
public sealed class SensorMatrixTests
{
    // OneWireHost of nf-interpreter is built for the ESP32 and the ESP32-S3 only.
    private static readonly Dictionary<(string Sensor, string Chip), string> Cannot = new()
    {
        [("ds18b20", "esp32-c3")] = "no: its firmware has no 1-Wire",
    };

    private static readonly string[] Chips = ["esp32", "esp32-c3", "esp32-s3"];

    public static IEnumerable<object[]> Sensors
        => Enumerable.Range(1, SensorKind.Count - 1).Select(kind => new object[] { SensorTable.Get(kind).Name });

    [TestMethod]
    [DynamicData(nameof(Sensors))]
    public void The_page_says_of_each_sensor_where_it_can_be_read(string sensor)
    {
        string page = File.ReadAllText(Repository.Path("boards", "README.md"));

        string cells = string.Join(" | ", Chips.Select(chip => Cannot.GetValueOrDefault((sensor, chip), "yes")));

        Assert.Contains($"| {sensor} | {cells} |", page);
    }

    [TestMethod]
    [DynamicData(nameof(BoardFolderTests.Boards), typeof(BoardFolderTests))]
    public void No_board_has_a_sensor_that_its_chip_cannot_read(string name)
    {
        BoardFolder board = BoardFolder.Read(Repository.Root, name);

        foreach (string sensor in board.Sensors)
        {
            Assert.IsFalse(Cannot.ContainsKey((sensor, board.Chip)), $"{name}: {sensor}");
        }
    }

    [TestMethod]
    public void A_build_for_the_esp32_c3_refuses_one_wire()
    {
        string targets = File.ReadAllText(Repository.Path("src", "Firmware", "Board.targets"));

        Assert.Contains("$(BoardText.Contains('OneWireBus')) And $(BoardProperties.Contains('esp32-c3'))", targets);
    }

    // The second converter belongs to the radio. Channels: AdcController.cpp of nf-interpreter.
    [TestMethod]
    [DynamicData(nameof(BoardFolderTests.Boards), typeof(BoardFolderTests))]
    public void A_battery_is_at_a_pin_of_the_first_converter_and_the_channel_is_that_pin(string name)
    {
        BoardSource source = new(name);
        if (!source.Pins.TryGetValue("Battery", out int pin))
        {
            return;
        }

        int channel = BoardFolder.Read(Repository.Root, name).Chip switch
        {
            "esp32" => Array.IndexOf([36, 37, 38, 39, 32, 33, 34, 35], pin),
            "esp32-c3" => pin <= 4 ? pin : -1,
            _ => pin <= 10 ? pin - 1 : -1,
        };

        Assert.IsGreaterThanOrEqualTo(0, channel, $"{name}: GPIO {pin} has no channel of the first converter");
        Assert.Contains($"BatteryChannel = {channel};", source.Text);
    }
}
