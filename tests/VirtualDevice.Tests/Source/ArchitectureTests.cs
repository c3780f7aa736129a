using System.Reflection;
using System.Text.RegularExpressions;
using Firmware.Core;
using Kit;

namespace VirtualDevice.Tests.Source;

/// <summary>Who may import whom.</summary>
[TestClass]
public sealed partial class ArchitectureTests
{
    private const int MostLines = 200;

    // In all its files; without comments, empty lines and lone braces.
    private const int MostCodeOfAClass = 250;

    // Counted alike, without the signature.
    private const int MostCodeOfAMethod = 40;

    private static readonly string[] CoreMayUse = ["System", "System.Collections", "System.Text"];

    [TestMethod]
    public void The_core_imports_nothing_but_system_collections_and_text()
    {
        IEnumerable<string> wrong = from file in SourceFiles.Of("src/Firmware.Core")
                                    from name in SourceFiles.Usings(file)
                                    where !CoreMayUse.Contains(name)
                                    select $"{SourceFiles.Name(file)} uses {name}";
        IsEmpty(wrong);
    }

    [TestMethod]
    public void The_core_names_no_platform_wall_clock_thread_or_random()
    {
        Regex forbidden = new(
            "\\b(nanoFramework\\.|System\\.(Device|IO|Net|Threading|Diagnostics)\\b|DateTime\\.(Utc)?Now|Environment\\.|Thread\\b|new "
                + "Random\\b|Guid\\.NewGuid)");
        IEnumerable<string> wrong = from file in SourceFiles.Of("src/Firmware.Core")
                                    from Match match in forbidden.Matches(SourceFiles.Code(file))
                                    select $"{SourceFiles.Name(file)} names {match.Value}";
        IsEmpty(wrong);
    }

    [TestMethod]
    [DataRow("src/Firmware", "VirtualDevice|Mqtt\\.Native|Station")]
    [DataRow("src/VirtualDevice", "nanoFramework|System\\.Device|Iot\\.Device|Station")]
    [DataRow("src/Mqtt", "Firmware|VirtualDevice|Station")]
    [DataRow("tests/Firmware.Core.Tests", "VirtualDevice|Mqtt|Station|Firmware(?!\\.Core)|nanoFramework(?!\\.TestFramework)")]
    public void Nobody_sees_what_is_not_its_business(string folder, string forbidden)
    {
        Regex others = new($"^(?:{forbidden})(?:\\.|$)");
        IEnumerable<string> wrong = from file in SourceFiles.Of(folder)
                                    from name in SourceFiles.Usings(file)
                                    where others.IsMatch(name)
                                    select $"{SourceFiles.Name(file)} uses {name}";
        IsEmpty(wrong);
    }

    [TestMethod]
    [DataRow("src/Firmware/Firmware.nfproj", "VirtualDevice|Mqtt.csproj|Station")]
    [DataRow("src/VirtualDevice/VirtualDevice.csproj", "Firmware.nfproj|Station")]
    [DataRow("src/Firmware.Core/Firmware.Core.csproj", "ProjectReference|PackageReference")]
    [DataRow("tests/Firmware.Core.Tests/Firmware.Core.Tests.csproj", "VirtualDevice|Mqtt|Station|Firmware\\.nfproj")]
    [DataRow("tests/Firmware.Core.Tests/Data/Firmware.Core.Tests.Data.nfproj", "VirtualDevice|Mqtt\\.csproj|Station|[\\\\/]Firmware\\.nfproj")]
    [DataRow("tests/Firmware.Core.Tests/Sensors/Firmware.Core.Tests.Sensors.nfproj", "VirtualDevice|Mqtt\\.csproj|Station|[\\\\/]Firmware\\.nfproj")]
    [DataRow("tests/Firmware.Core.Tests/Node/Firmware.Core.Tests.Node.nfproj", "VirtualDevice|Mqtt\\.csproj|Station|[\\\\/]Firmware\\.nfproj")]
    public void No_project_refers_to_what_is_not_its_business(string project, string forbidden)
    {
        string text = File.ReadAllText(Path.Combine([Repository.Root, .. project.Split('/')]));

        StringAssert.DoesNotMatch(text, new Regex($"(?:{forbidden})"));
    }

    [TestMethod]
    public void The_core_has_no_static_field_that_can_change()
    {
        const BindingFlags Static = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        IEnumerable<string> wrong = from type in typeof(Node).Assembly.GetTypes()
                                    where type.Namespace == typeof(Node).Namespace
                                    from field in type.GetFields(Static)
                                    where !field.IsInitOnly && !field.IsLiteral
                                    select $"{type.Name}.{field.Name}";
        IsEmpty(wrong);
    }

    [TestMethod]
    public void Classes_of_the_core_are_sealed_or_static()
    {
        IsEmpty(typeof(Node).Assembly.GetTypes().Where(type => type is { IsClass: true, IsSealed: false }).Select(type => type.Name));
    }

    [TestMethod]
    public void No_source_file_is_longer_than_one_can_read()
    {
        IsEmpty(from file in SourceFiles.Of("src")
                let lines = File.ReadLines(file).Count()
                where lines >= MostLines
                select $"{SourceFiles.Name(file)} has {lines} lines");
    }

    [TestMethod]
    public void No_class_is_longer_than_one_can_know()
    {
        IsEmpty(from file in SourceFiles.Of("src")
                group CodeLines(SourceFiles.Code(file))
                    by Path.Combine(Path.GetDirectoryName(file)!, Path.GetFileName(file).Split('.')[0]) into parts
                where parts.Sum() > MostCodeOfAClass
                select $"{SourceFiles.Name(parts.Key)} has {parts.Sum()} lines of code");
    }

    [TestMethod]
    public void The_second_file_of_a_class_has_no_state_of_its_own()
    {
        IsEmpty(from file in SourceFiles.Of("src")
                where Path.GetFileName(file).Split('.') is { Length: 3 } parts && parts[1] != "razor"
                from Match state in State().Matches(SourceFiles.Code(file))
                select $"{SourceFiles.Name(file)}: {state.Value.Trim()}");
    }

    [TestMethod]
    public void No_method_is_longer_than_one_can_follow()
    {
        IsEmpty(from file in SourceFiles.Of("src")
                from Match method in Method().Matches(SourceFiles.Code(file))
                let lines = CodeLines(method.Groups["body"].Value)
                where lines >= MostCodeOfAMethod
                select $"{SourceFiles.Name(file)}: {method.Groups["name"].Value} has {lines} lines of code");
    }

    private static int CodeLines(string code) => code.Split('\n').Count(static line => line.Trim() is not ("" or "{" or "}"));

    // A field that is no constant, or a property that is kept.
    [GeneratedRegex(
        @"^ {4,8}(?:public|private|internal) (?!const |static readonly |static partial )[^(){}=;]+(?:;| = .*;| \{ get;.*)$", RegexOptions.Multiline)]
    private static partial Regex State();

    // From a signature, which may go over several lines, to the brace that stands below it. The build sees to it that braces stand so.
    [GeneratedRegex(@"^(?<indent> +)(?:public|private|internal|protected) [^=;{}]*?(?<name>\w+)\([^;{}]*\)[^;{}]*\n\k<indent>\{\n(?<body>.*?)^\k<indent>\}",
        RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Method();

    private static void IsEmpty(IEnumerable<string> wrong)
    {
        List<string> all = [.. wrong.Distinct()];
        Assert.IsEmpty(all, Environment.NewLine + string.Join(Environment.NewLine, all));
    }
}
