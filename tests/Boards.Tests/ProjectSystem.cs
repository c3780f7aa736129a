using System.Diagnostics;
using System.Text.Json;

namespace Boards.Tests;

/// <summary>
/// Stands in for the nanoFramework project system while MSBuild evaluates a device project: its three files set the same properties,
/// as unconditionally and at the same place. What they set is that of the extension for Visual Studio 2022, May 2026
/// (VisualStudio.Extension-2022/Targets in nf-Visual-Studio-extension). Nothing is compiled.
/// </summary>
internal sealed class ProjectSystem : IDisposable
{
    private const string Defaults = """
        <Configuration Condition="'$(Configuration)' == ''">Release</Configuration>
        <Platform Condition="'$(Platform)' == ''">AnyCPU</Platform>
        <Name>$(MSBuildProjectName)</Name>
        <DebugSymbols>true</DebugSymbols>
        <DebugType>portable</DebugType>
        <Optimize>true</Optimize>
        <DefineConstants>TRACE</DefineConstants>
        <LangVersion>9.0</LangVersion>
        """;

    private const string Middle = """
        <OutputPath>bin\$(Configuration)\</OutputPath>
        <GenerateManifests>true</GenerateManifests>
        <NoStdLib>true</NoStdLib>
        <NoCompilerStandardLib>true</NoCompilerStandardLib>
        <AddAdditionalExplicitAssemblyReferences>false</AddAdditionalExplicitAssemblyReferences>
        <AutoGenerateBindingRedirects>false</AutoGenerateBindingRedirects>
        <DisableHandlePackageFileConflicts>true</DisableHandlePackageFileConflicts>
        <EnableUnmanagedDebugging>false</EnableUnmanagedDebugging>
        <UseVSHostingProcess>false</UseVSHostingProcess>
        <DebuggerFlavor>NanoDebugger</DebuggerFlavor>
        """;

    private const string BeforeCompiler = """
        <TargetFrameworkIdentifier>.NETnanoFramework</TargetFrameworkIdentifier>
        <TargetFrameworkVersion>v1.0</TargetFrameworkVersion>
        <TargetFrameworkMoniker>.NETnanoFramework,Version=$(TargetFrameworkVersion)</TargetFrameworkMoniker>
        <GenerateTargetFrameworkAttribute>true</GenerateTargetFrameworkAttribute>
        <GenerateManifests>true</GenerateManifests>
        <DefineConstants>$(DefineConstants),NANOFRAMEWORK_1_0</DefineConstants>
        """;

    // Where its tasks write: the assembly there, the image beside it with another ending.
    private const string AfterCompiler = "<NanoFramework_Assembly>$(OutDir)$(TargetName)</NanoFramework_Assembly>";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("project-system-");

    internal ProjectSystem()
    {
        Write("NFProjectSystem.Default.props", Group(Defaults));
        Write("NFProjectSystem.props", Group(Middle));
        Write("NFProjectSystem.CSharp.targets", Group(BeforeCompiler) + """<Import Project="$(MSBuildToolsPath)\Microsoft.CSharp.targets" />"""
            + Group(AfterCompiler));
    }

    /// <summary>What a project says of itself, with this project system or without any.</summary>
    /// <param name="project">Path of the project.</param>
    /// <param name="system">Null for none.</param>
    /// <param name="arguments">Of MSBuild: properties, what to print.</param>
    internal static JsonElement Evaluate(string project, ProjectSystem? system, params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true, ArgumentList = { "msbuild", project, "-p:Configuration=Release" } };
        if (system is not null)
        {
            start.ArgumentList.Add($"-p:NanoFrameworkProjectSystemPath={system._folder.FullName}{Path.DirectorySeparatorChar}");
        }

        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        string printed = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.AreEqual(0, process.ExitCode, printed);
        return JsonDocument.Parse(printed).RootElement.Clone();
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static string Group(string properties) => $"<PropertyGroup>{properties}</PropertyGroup>";

    private void Write(string name, string content)
        => File.WriteAllText(
            Path.Combine(_folder.FullName, name), $"<Project xmlns=\"http://schemas.microsoft.com/developer/msbuild/2003\">{content}</Project>");
}
