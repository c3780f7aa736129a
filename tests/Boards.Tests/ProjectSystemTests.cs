using System.Text.Json;
using System.Xml.Linq;

namespace Boards.Tests;

/// <summary>What the device projects set is still set when the real project system has had its say.</summary>
[TestClass]
public sealed class ProjectSystemTests
{
    public static IEnumerable<object[]> Projects =>
    [
        ["src/Firmware/Firmware.nfproj"],
        ["src/Firmware.Core/Firmware.Core.nfproj"],
        ["tests/Firmware.Core.Tests/Data/Firmware.Core.Tests.Data.nfproj"],
        ["tests/Firmware.Core.Tests/Node/Firmware.Core.Tests.Node.nfproj"],
        ["tests/Firmware.Core.Tests/Sensors/Firmware.Core.Tests.Sensors.nfproj"],
    ];

    [TestMethod]
    public void Every_device_project_is_held_against_it()
    {
        string[] known = [.. Projects.Select(project => Repository.Path((string)project[0]))];

        string[] there =
        [
            .. new[] { "src", "tests" }.SelectMany(folder => Directory.GetFiles(Repository.Path(folder), "*.nfproj", SearchOption.AllDirectories)),
        ];

        CollectionAssert.AreEquivalent(known.Select(Path.GetFullPath).ToArray(), there);
    }

    [TestMethod]
    [DynamicData(nameof(Projects))]
    public void Nothing_that_a_project_sets_is_lost(string project)
    {
        string path = Repository.Path(project);
        string[] names = [.. Own(path)];
        string asked = "-getProperty:" + string.Join(',', names);
        using ProjectSystem system = new();

        JsonElement alone = ProjectSystem.Evaluate(path, null, asked).GetProperty("Properties");
        JsonElement installed = ProjectSystem.Evaluate(path, system, asked).GetProperty("Properties");

        Assert.IsGreaterThan(5, names.Length);

        foreach (string name in names)
        {
            Assert.AreEqual(alone.GetProperty(name).GetString(), installed.GetProperty(name).GetString(), $"{project}: {name}");
        }
    }

    [TestMethod]
    [DynamicData(nameof(BoardFolderTests.Boards), typeof(BoardFolderTests))]
    public void The_image_of_a_board_lands_where_flash_looks_for_it(string board)
    {
        using ProjectSystem system = new();

        JsonElement properties = ProjectSystem.Evaluate(
            Repository.Path("src", "Firmware", "Firmware.nfproj"), system, $"-p:Board={board}", "-getProperty:NanoFramework_Assembly,IntermediateOutputPath")
            .GetProperty("Properties");

        Assert.AreEqual($"bin/{board}/Release/Firmware", properties.GetProperty("NanoFramework_Assembly").GetString()!.Replace('\\', '/'));
        Assert.AreEqual($"obj/{board}/Release/", properties.GetProperty("IntermediateOutputPath").GetString()!.Replace('\\', '/'));
    }

    // Configuration comes from the command line here, and the path of the project system from the test.
    private static IEnumerable<string> Own(string project)
        => XDocument.Load(project).Root!.Elements().Where(group => group.Name.LocalName == "PropertyGroup").Elements()
            .Select(property => property.Name.LocalName)
            .Where(name => name is not ("NanoFrameworkProjectSystemPath" or "Configuration"))
            .Distinct();
}
