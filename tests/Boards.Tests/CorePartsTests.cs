using System.Text.Json;

namespace Boards.Tests;

/// <summary>What of the core stays out of the image of a board: whatever reads a sensor that the board does not have.</summary>
[TestClass]
public sealed class CorePartsTests
{
    private static readonly string[] Parts =
    [
        "Dht12Part", "Bme280Part", "Bme680Part", "ShtPart", "Aht20Part", "Scd4xPart", "BatteryPart", "Ds18b20Part", "GnssPart",
    ];

    [TestMethod]
    [DynamicData(nameof(BoardFolderTests.Boards), typeof(BoardFolderTests))]
    public void A_board_has_the_parts_that_it_names_and_no_other(string board)
    {
        string text = new BoardSource(board).Text;

        string[] sources = Sources($"-p:Board={board}");

        CollectionAssert.AreEquivalent(Parts.Where(text.Contains).ToArray(), Parts.Where(part => sources.Contains(part)).ToArray());
        Assert.AreEqual(text.Contains("Dht"), sources.Contains("DhtDecoder"));
        Assert.AreEqual(text.Contains("ShtPart") || text.Contains("Scd4xPart") || text.Contains("Aht20Part"), sources.Contains("Crc8"));
        Assert.Contains("Node", sources);
        Assert.Contains("Sensor", sources);
    }

    [TestMethod]
    public void Without_a_board_the_core_is_whole()
    {
        string[] sources = Sources();

        string[] files =
            [.. Directory.EnumerateFiles(Repository.Path("src", "Firmware.Core", "Sensors"), "*.cs").Select(Path.GetFileNameWithoutExtension).OfType<string>()];

        CollectionAssert.IsSubsetOf(files, sources);
    }

    private static string[] Sources(params string[] properties)
    {
        JsonElement evaluated = ProjectSystem.Evaluate(
            Repository.Path("src", "Firmware.Core", "Firmware.Core.nfproj"), null, [.. properties, "-getItem:Compile", "-getProperty:OutputPath"]);
        return [.. evaluated.GetProperty("Items").GetProperty("Compile").EnumerateArray().Select(item => item.GetProperty("Filename").GetString()!)];
    }
}
