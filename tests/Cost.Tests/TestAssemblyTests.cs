using System.Globalization;
using Kit;
using Mono.Cecil;

namespace Cost.Tests;

/// <summary>
/// The core's tests on the device: each folder with a device project is an assembly, whose texts and names fit into what the device addresses.
/// </summary>
[TestClass]
public sealed class TestAssemblyTests
{
    // What the table has besides: names of the test framework's own, and what this counts otherwise than the compiler of the device.
    private const int Most = 60000;

    private const string Shared = "Fakes";

    private static readonly string Tests = Path.Combine(Repository.Root, "tests", "Firmware.Core.Tests");

    [TestMethod]
    public void The_strings_of_each_assembly_fit()
    {
        IReadOnlyList<TestAssemblyStrings> assemblies = Assemblies();
        TestAssemblyStrings roomiest = assemblies.MinBy(assembly => assembly.Bytes)!;
        foreach (TestAssemblyStrings assembly in assemblies)
        {
            string size = string.Create(
                CultureInfo.InvariantCulture,
                    $"{assembly.Folder} has {assembly.Bytes:N0} bytes of strings, of {Most:N0} (the device: {TestAssemblyStrings.Limit:N0})");
            Console.WriteLine(size);

            Assert.IsLessThan(
                Most, assembly.Bytes,
                    $"{size}: move a file into {roomiest.Folder}, or into a new folder with a project. {string.Join(", ", assembly.Largest().Take(5))}");
        }
    }

    [TestMethod]
    public void Every_test_is_in_the_one_assembly_of_its_folder()
    {
        string[] ofFolders = [.. Assemblies().SelectMany(assembly => assembly.Types.Except(Names(Shared))).Order()];
        string[] compiled = [.. Types().Where(type => type.DeclaringType is null).Select(type => type.Name).Except(Names(Shared)).Order()];

        CollectionAssert.AreEqual(ofFolders, compiled, "A file stands in no folder with a device project, in two, or its type has another name.");
    }

    private static IReadOnlyList<TestAssemblyStrings> Assemblies()
    {
        IReadOnlyList<TypeDefinition> types = Types();
        string[] folders =
            [.. Directory.GetDirectories(Tests).Where(folder => Directory.GetFiles(folder, "*.nfproj").Length > 0).Select(Path.GetFileName).Order()!];
        return [.. folders.Select(folder => new TestAssemblyStrings(types, folder, [.. Files(folder), .. Files(Shared)]))];
    }

    private static IEnumerable<string> Names(string folder) => Files(folder).Select(file => Path.GetFileName(file).Split('.')[0]);

    private static string[] Files(string folder) => Directory.GetFiles(Path.Combine(Tests, folder), "*.cs");

    // Without what the compiler and the runner of .NET add.
    private static IReadOnlyList<TypeDefinition> Types()
    {
        string assembly = Path.Combine(Path.GetDirectoryName(typeof(TestAssemblyTests).Assembly.Location)!, "Firmware.Core.Tests.dll");
        return [.. ModuleDefinition.ReadModule(assembly).GetTypes().Where(type => type.Namespace == "Firmware.Core.Tests" || type.DeclaringType is not null)];
    }
}
