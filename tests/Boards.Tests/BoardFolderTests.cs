using System.Text.RegularExpressions;
using Flash.Input;

namespace Boards.Tests;

/// <summary>Every folder of boards/ is complete and right: the mere existence of a folder brings it here.</summary>
[TestClass]
public sealed partial class BoardFolderTests
{
    // nf-interpreter, targets/ESP32/defconfig, July 2026.
    private static readonly string[] Targets =
    [
        "ESP32_REV0", "ESP32_REV3", "ESP32_PSRAM_REV0", "ESP32_PSRAM_REV3", "ESP32_PICO", "ESP32_C3", "ESP32_S2",
        "ESP32_S3_QUAD", "ESP32_S3_OCTAL", "AtomS3", "M5Core", "M5Core2", "M5Stack", "M5StickC", "M5StickCPlus",
    ];

    public static IEnumerable<object[]> Boards => BoardFolder.Names(Repository.Root).Select(name => new object[] { name });

    [TestMethod]
    public void The_boards_of_the_first_release_are_there()
    {
        string[] expected = ["esp32-devkitc", "esp32-devkitc-bme280", "esp32-c3-devkitm", "esp32-s3-devkitc", "m5stack-core2"];
        CollectionAssert.IsSubsetOf(expected, BoardFolder.Names(Repository.Root));
    }

    [TestMethod]
    [DynamicData(nameof(Boards))]
    public void A_board_has_what_flashing_needs(string name)
    {
        BoardFolder board = BoardFolder.Read(Repository.Root, name);

        Assert.MatchesRegex("^[a-z0-9-]{1,32}$", name);
        Assert.Contains(board.Chip, Chip.All.Keys);
        Assert.Contains(board.Target, Targets);
        Assert.MatchesRegex(@"^\d+\.\d+\.\d+\.\d+$", board.Firmware);
    }

    [TestMethod]
    [DynamicData(nameof(Boards))]
    public void A_board_uses_pins_that_exist_and_are_free(string name)
    {
        Chip chip = Chip.All[BoardFolder.Read(Repository.Root, name).Chip];

        BoardSource source = new(name);

        Assert.Contains("Led", source.Pins.Keys, "LedPin is missing");

        KeyValuePair<string, int>[] used = [.. source.Pins.Where(pin => pin.Value >= 0)];
        Assert.IsNotEmpty(used);

        foreach ((string pin, int number) in used)
        {
            Assert.IsNull(chip.Refuses(number), $"{name}: {pin}Pin: {chip.Refuses(number)}");
        }

        Assert.HasCount(used.Length, used.Select(pin => pin.Value).Distinct(), $"{name}: two things on one pin");
    }

    [TestMethod]
    [DynamicData(nameof(Boards))]
    public void The_code_of_a_board_says_what_its_folder_says(string name)
    {
        BoardSource source = new(name);

        Assert.Contains($"Name = \"{name}\";", source.Text);
        Assert.MatchesRegex(@"const int OutboxCapacity = ([1-9]\d*);", source.Text);
        Assert.Contains("public static ISensor CreateSensor()", source.Text);
        CollectionAssert.AreEqual(BoardFolder.Read(Repository.Root, name).Sensors, source.Sensors.ToArray());
    }

    [TestMethod]
    [DynamicData(nameof(Boards))]
    public void A_dht_is_read_in_the_way_that_its_chip_can(string name)
    {
        BoardFolder board = BoardFolder.Read(Repository.Root, name);

        (string, string)[] readers = [.. new BoardSource(name).OneWireReaders];

        Assert.HasCount(board.Sensors.Count(sensor => sensor is "dht11" or "dht21" or "dht22"), readers);

        foreach ((string, string) reader in readers)
        {
            Assert.AreEqual(Chip.OneWireReaders[board.Chip], reader);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Boards))]
    public void The_page_of_a_board_shows_its_pins_and_its_wiring(string name)
    {
        string page = File.ReadAllText(Repository.Path("boards", name, "README.md"));

        string picture = WiringPattern().Match(page).Value;

        Assert.IsNotEmpty(picture, "no wiring picture");

        foreach ((string pin, int number) in new BoardSource(name).Pins.Where(pin => pin.Value >= 0))
        {
            Assert.MatchesRegex($@"\| {number} \|", page, $"{pin}Pin is not in the table");
            Assert.MatchesRegex($@"GPIO {number}\b", picture, $"{pin}Pin is not in the picture");
        }

        Assert.IsLessThan(40, page.Split('\n').Length, "a page, not a book");
    }

    [TestMethod]
    [DynamicData(nameof(Boards))]
    public void The_list_of_boards_names_it(string name)
    {
        BoardFolder board = BoardFolder.Read(Repository.Root, name);

        string list = File.ReadAllText(Repository.Path("boards", "README.md"));

        Assert.Contains($"| [{name}]({name}/README.md) | ", list);
        Assert.Contains($"`{board.Target}`", list);
    }

    [TestMethod]
    public void The_list_of_boards_names_the_packages_that_belong_to_the_firmware()
    {
        string list = File.ReadAllText(Repository.Path("boards", "README.md"));
        string packages = File.ReadAllText(Repository.Path("src", "Firmware", "packages.config"));

        Match row = PackagesPattern().Match(list);

        Assert.IsTrue(row.Success, "no table of packages and firmware");
        Assert.Contains($"id=\"nanoFramework.CoreLibrary\" version=\"{row.Groups[1].Value}\"", packages);
        Assert.Contains($"id=\"nanoFramework.System.Net\" version=\"{row.Groups[2].Value}\"", packages);
        Assert.Contains($"id=\"nanoFramework.M2Mqtt\" version=\"{row.Groups[3].Value}\"", packages);

        string[] firmware = [.. BoardFolder.Names(Repository.Root).Select(name => BoardFolder.Read(Repository.Root, name).Firmware).Distinct()];
        CollectionAssert.AreEqual(new[] { row.Groups[4].Value }, firmware);
    }

    [GeneratedRegex(@"CoreLibrary ([\d.]+), System\.Net ([\d.]+) \(native [\d.]+\), M2Mqtt ([\d.]+) \| ([\d.]+),")]
    private static partial Regex PackagesPattern();

    [GeneratedRegex("```.*?```", RegexOptions.Singleline)]
    private static partial Regex WiringPattern();
}
