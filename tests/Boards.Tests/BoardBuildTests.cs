using System.Text.Json;

namespace Boards.Tests;

/// <summary>What MSBuild makes of src/Firmware/Firmware.nfproj for each board. It evaluates the project; nothing is compiled.</summary>
[TestClass]
public sealed class BoardBuildTests
{
    private static readonly string[] OneWirePackages =
    [
        "Iot.Device.Dhtxx.Esp32", "nanoFramework.UnitsNet.RelativeHumidity",
        "nanoFramework.UnitsNet.Temperature", "System.Device.Model", "System.Diagnostics.Stopwatch", "System.Math",
    ];

    [TestMethod]
    [DynamicData(nameof(BoardFolderTests.Boards), typeof(BoardFolderTests))]
    public void A_board_is_built_from_its_own_code_and_only_what_its_sensors_need(string board)
    {
        JsonElement items = Evaluate(board).GetProperty("Items");
        string[] sources = [.. Values(items, "Compile", "FullPath")];
        string[] references = [.. Values(items, "Reference", "Identity")];
        string text = new BoardSource(board).Text;

        string source = sources.Single(path => Path.GetFileName(path) == "Board.cs");

        Assert.AreEqual(Repository.Path("boards", board, "Board.cs"), Path.GetFullPath(source));

        bool oneWire = text.Contains("OneWireDht");
        bool ownReader = text.Contains("RmtDht");
        Assert.AreEqual(oneWire, sources.Any(path => path.EndsWith("OneWireDht.cs", StringComparison.Ordinal)));
        Assert.AreEqual(ownReader, sources.Any(path => path.EndsWith("RmtDht.cs", StringComparison.Ordinal)));
        Assert.AreEqual(oneWire || ownReader, references.Contains("nanoFramework.Hardware.Esp32.Rmt"));
        Assert.AreEqual(text.Contains("I2cRegisters"), sources.Any(path => path.EndsWith("I2cRegisters.cs", StringComparison.Ordinal)));
        Assert.AreEqual(text.Contains("AnalogPin"), sources.Any(path => path.EndsWith("AnalogPin.cs", StringComparison.Ordinal)));
        Assert.AreEqual(text.Contains("AnalogPin"), references.Contains("System.Device.Adc"));
        Assert.AreEqual(text.Contains("OneWireBus"), sources.Any(path => path.EndsWith("OneWireBus.cs", StringComparison.Ordinal)));
        Assert.AreEqual(text.Contains("OneWireBus"), references.Contains("nanoFramework.Device.OneWire"));
        Assert.AreEqual(text.Contains("SerialLine"), sources.Any(path => path.EndsWith("SerialLine.cs", StringComparison.Ordinal)));
        Assert.AreEqual(text.Contains("SerialLine"), references.Contains("System.IO.Ports"));
        Assert.AreEqual(oneWire ? OneWirePackages.Length : 0, references.Count(OneWirePackages.Contains));
        Assert.Contains("nanoFramework.M2Mqtt", references);
        Assert.Contains("System.Device.I2c", references);
    }

    private static IEnumerable<string> Values(JsonElement items, string kind, string name)
        => items.GetProperty(kind).EnumerateArray().Select(item => item.GetProperty(name).GetString()!.Replace('\\', '/'));

    private static JsonElement Evaluate(string board)
        => ProjectSystem.Evaluate(Repository.Path("src", "Firmware", "Firmware.nfproj"), null, $"-p:Board={board}", "-getItem:Compile", "-getItem:Reference");
}
