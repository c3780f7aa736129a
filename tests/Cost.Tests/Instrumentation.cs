using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Cost.Tests;

/// <summary>
/// Rewrites an assembly so that each basic block counts how often it is entered. What is counted depends on the IL alone, so the sum is the
/// same on every machine, however fast or busy.
/// </summary>
internal sealed class Instrumentation
{
    private readonly List<Block> _blocks = [];
    private FieldDefinition _counts = null!;

    /// <summary>Full name of the type that the rewritten assembly has in addition.</summary>
    public const string CountersType = "Cost.Counters";

    /// <summary>Its field: an <c>int[]</c> with a count for each of <see cref="Blocks"/>.</summary>
    public const string CountersField = "Entered";

    /// <summary>The blocks of the assembly, in the order of the counters.</summary>
    public IReadOnlyList<Block> Blocks => _blocks;

    /// <summary>Reads an assembly from a file and returns the bytes of the rewritten one.</summary>
    public byte[] Rewrite(string path)
    {
        using AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(path);
        ModuleDefinition module = assembly.MainModule;
        MethodDefinition[] methods = [.. module.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody)];
        TypeDefinition counters = AddCounters(module);
        foreach (MethodDefinition method in methods)
        {
            Instrument(method);
        }

        Fill(counters, module);
        using MemoryStream stream = new();
        assembly.Write(stream);
        return stream.ToArray();
    }

    private TypeDefinition AddCounters(ModuleDefinition module)
    {
        int dot = CountersType.LastIndexOf('.');
        TypeDefinition counters = new(
            CountersType[..dot], CountersType[(dot + 1)..], TypeAttributes.Public | TypeAttributes.Abstract | TypeAttributes.Sealed, module.TypeSystem.Object);
        _counts = new FieldDefinition(CountersField, FieldAttributes.Public | FieldAttributes.Static, new ArrayType(module.TypeSystem.Int32));
        counters.Fields.Add(_counts);
        module.Types.Add(counters);
        return counters;
    }

    // The array is made before any method of the assembly runs.
    private void Fill(TypeDefinition counters, ModuleDefinition module)
    {
        MethodDefinition made = new(
            ".cctor",
            MethodAttributes.Private | MethodAttributes.Static | MethodAttributes.SpecialName | MethodAttributes.RTSpecialName | MethodAttributes.HideBySig,
            module.TypeSystem.Void);
        ILProcessor il = made.Body.GetILProcessor();
        il.Emit(OpCodes.Ldc_I4, _blocks.Count);
        il.Emit(OpCodes.Newarr, module.TypeSystem.Int32);
        il.Emit(OpCodes.Stsfld, _counts);
        il.Emit(OpCodes.Ret);
        counters.Methods.Add(made);
    }

    private void Instrument(MethodDefinition method)
    {
        // Short branches would not reach over what is added.
        method.Body.SimplifyMacros();
        Instruction[] code = [.. method.Body.Instructions];
        HashSet<Instruction> leaders = Leaders(method.Body);
        ILProcessor il = method.Body.GetILProcessor();
        Dictionary<Instruction, Instruction> entries = [];
        for (int first = 0; first < code.Length;)
        {
            int end = first + 1;
            while (end < code.Length && !leaders.Contains(code[end]))
            {
                end++;
            }

            entries[code[first]] = Count(il, code[first]);
            _blocks.Add(new Block(NameOf(method), end - first));
            first = end;
        }

        Redirect(method.Body, code, entries);
        method.Body.OptimizeMacros();
    }

    private static string NameOf(MethodDefinition method)
    {
        string type = method.DeclaringType.FullName;
        return $"{type[(type.LastIndexOf('.') + 1)..]}.{method.Name}";
    }

    // Where a block begins: at a jump's target, behind a jump, and where a handler begins or ends.
    private static HashSet<Instruction> Leaders(MethodBody body)
    {
        HashSet<Instruction> leaders = [];
        foreach (Instruction instruction in body.Instructions)
        {
            if (instruction.Operand is Instruction target)
            {
                leaders.Add(target);
            }
            else if (instruction.Operand is Instruction[] targets)
            {
                leaders.UnionWith(targets);
            }

            if (instruction.Next is not null
                && instruction.OpCode.FlowControl is FlowControl.Branch or FlowControl.Cond_Branch or FlowControl.Return or FlowControl.Throw)
            {
                leaders.Add(instruction.Next!);
            }
        }

        foreach (ExceptionHandler handler in body.ExceptionHandlers)
        {
            leaders.UnionWith(new[] { handler.TryStart, handler.TryEnd, handler.HandlerStart, handler.HandlerEnd, handler.FilterStart }.OfType<Instruction>());
        }

        return leaders;
    }

    // Entered[n]++ before an instruction; returns its beginning.
    private Instruction Count(ILProcessor il, Instruction before)
    {
        Instruction entry = il.Create(OpCodes.Ldsfld, _counts);
        foreach (Instruction added in (Instruction[])
        [
            entry,
            il.Create(OpCodes.Ldc_I4, _blocks.Count),
            il.Create(OpCodes.Ldelema, il.Body.Method.Module.TypeSystem.Int32),
            il.Create(OpCodes.Dup),
            il.Create(OpCodes.Ldind_I4),
            il.Create(OpCodes.Ldc_I4, 1),
            il.Create(OpCodes.Add),
            il.Create(OpCodes.Stind_I4),
        ])
        {
            il.InsertBefore(before, added);
        }

        return entry;
    }

    private static void Redirect(MethodBody body, Instruction[] code, Dictionary<Instruction, Instruction> entries)
    {
        foreach (Instruction instruction in code)
        {
            if (instruction.Operand is Instruction target)
            {
                instruction.Operand = entries[target];
            }
            else if (instruction.Operand is Instruction[] targets)
            {
                instruction.Operand = targets.Select(one => entries[one]).ToArray();
            }
        }

        foreach (ExceptionHandler handler in body.ExceptionHandlers)
        {
            handler.TryStart = EntryOf(handler.TryStart);
            handler.TryEnd = EntryOf(handler.TryEnd);
            handler.HandlerStart = EntryOf(handler.HandlerStart);
            handler.HandlerEnd = EntryOf(handler.HandlerEnd);
            handler.FilterStart = EntryOf(handler.FilterStart);
        }

        Instruction? EntryOf(Instruction? instruction) => instruction is null ? null : entries[instruction];
    }
}
