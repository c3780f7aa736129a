using System.Text.RegularExpressions;
using Kit;

namespace VirtualDevice.Tests.Source;

/// <summary>
/// The folders of the core are layers: each may know those before it in the list and none behind it. The ports, and what a node is told at
/// its start, may be known by all; they name the values that go through them.
/// </summary>
[TestClass]
public sealed partial class LayerTests
{
    private const string Core = "src/Firmware.Core";

    // The last one is the root of the project: the node, and what brings the parts together.
    private static readonly string[] Layers =
        ["Contract", "Text", "Storage", "Settings", "Link", "Readings", "Sensors", "Supervision", "Relocation", "Discovery", ""];

    private static readonly string[] KnownByAll = ["Ports.cs", "NodeOptions.cs", "FirmwareVersion.cs"];

    [TestMethod]
    public void Every_folder_of_the_core_has_its_layer()
    {
        string[] folders = [.. SourceFiles.Of(Core).Select(FolderOf).Distinct()];

        CollectionAssert.AreEquivalent(Layers, folders);
    }

    [TestMethod]
    public void A_layer_knows_only_those_below_it()
    {
        string[] files = [.. SourceFiles.Of(Core).Where(file => !KnownByAll.Contains(Path.GetFileName(file)))];
        Dictionary<string, int> layerOfType = [];
        foreach (string file in files)
        {
            foreach (Match type in Declaration().Matches(SourceFiles.Code(file)))
            {
                layerOfType[type.Groups[1].Value] = LayerOf(file);
            }
        }

        IEnumerable<string> wrong = from file in files
                                    from Match name in Use().Matches(SourceFiles.Code(file))
                                    where layerOfType.TryGetValue(name.Groups["name"].Value, out int layer) && layer > LayerOf(file)
                                    select $"{SourceFiles.Name(file)} knows {name.Groups["name"].Value}";
        string[] all = [.. wrong.Distinct()];

        Assert.IsEmpty(all, Environment.NewLine + string.Join(Environment.NewLine, all));
    }

    private static int LayerOf(string file) => Array.IndexOf(Layers, FolderOf(file));

    private static string FolderOf(string file)
        => Path.GetRelativePath(Path.Combine(Repository.Root, "src", "Firmware.Core"), Path.GetDirectoryName(file)!).Trim('.');

    [GeneratedRegex("\\b(?:class|enum|interface|struct|delegate \\w+)\\s+(\\w+)")]
    private static partial Regex Declaration();

    // A name where a type can stand: before a member, a variable, brackets, or in parentheses; a member of the same name is none.
    [GeneratedRegex("(?<![\\w.])(?<name>[A-Z]\\w*)(?=\\.|\\s+[a-z_]\\w*\\b|\\[|\\)\\s*[\\w(])|(?<=\\bnew )(?<name>[A-Z]\\w*)")]
    private static partial Regex Use();
}
