using System.Globalization;
using System.Text;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Cost.Tests;

/// <summary>
/// The texts and names of one assembly of the core's tests, as the device has them: each once, in UTF-8 with a zero behind it, in one table whose
/// offsets have 16 bits. A text past its end is another one: the assembly loads and lies.
/// </summary>
internal sealed class TestAssemblyStrings
{
    // The table of the device addresses no more. (nanoFramework metadata processor, string table.)
    internal const int Limit = 65535;

    private readonly Dictionary<string, HashSet<string>> _byFile = [];

    /// <summary>Reads what a folder's files have become.</summary>
    /// <param name="types">The types of the core's tests.</param>
    /// <param name="folder">The folder of the device project.</param>
    /// <param name="files">Its files: the type of a file has the file's name, up to the first dot.</param>
    internal TestAssemblyStrings(IReadOnlyList<TypeDefinition> types, string folder, IEnumerable<string> files)
    {
        Folder = folder;
        foreach (IGrouping<string, string> file in files.GroupBy(file => Path.GetFileName(file).Split('.')[0]))
        {
            HashSet<string> strings = [];
            foreach (TypeDefinition type in types.Where(type => Outermost(type).Name == file.Key))
            {
                strings.UnionWith(Of(type));
            }

            _byFile[file.Key] = strings;
        }
    }

    /// <summary>The folder of the device project.</summary>
    internal string Folder { get; }

    /// <summary>Names of the types whose files it has.</summary>
    internal IEnumerable<string> Types => _byFile.Keys;

    /// <summary>Bytes of the table.</summary>
    internal int Bytes => Size(_byFile.Values.SelectMany(strings => strings).Distinct());

    /// <summary>What would be smaller without each file, the largest first.</summary>
    internal IEnumerable<string> Largest()
        => from file in _byFile
           let others = _byFile.Where(other => other.Key != file.Key).SelectMany(other => other.Value).ToHashSet()
           let own = Size(file.Value.Where(text => !others.Contains(text)))
           orderby own descending
           select string.Create(CultureInfo.InvariantCulture, $"{file.Key} ({own:N0} bytes)");

    private static int Size(IEnumerable<string> strings) => strings.Sum(text => Encoding.UTF8.GetByteCount(text) + 1);

    private static TypeDefinition Outermost(TypeDefinition type) => type.DeclaringType is null ? type : Outermost(type.DeclaringType);

    private static IEnumerable<string> Of(TypeDefinition type)
        => [type.Name, type.Namespace, .. type.Fields.Select(field => field.Name), .. type.Methods.SelectMany(Of)];

    private static IEnumerable<string> Of(MethodDefinition method)
    {
        IEnumerable<string> attributes = method.CustomAttributes.SelectMany(attribute => attribute.ConstructorArguments).SelectMany(Of);
        IEnumerable<string> body = method.HasBody ? method.Body.Instructions.SelectMany(Of) : [];
        return [method.Name, .. attributes, .. body];
    }

    private static IEnumerable<string> Of(CustomAttributeArgument argument) => argument.Value switch
    {
        string text => [text],
        CustomAttributeArgument[] several => several.SelectMany(Of),
        CustomAttributeArgument one => Of(one),
        _ => [],
    };

    private static IEnumerable<string> Of(Instruction instruction) => instruction.Operand switch
    {
        string text => [text],
        TypeReference type => [type.Name],
        MemberReference member => [member.Name, member.DeclaringType.Name],
        _ => [],
    };
}
