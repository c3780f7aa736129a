using System.Reflection;
using System.Runtime.Loader;

namespace Cost.Tests;

/// <summary>
/// Runs the operations of <see cref="Operations"/> against a core that counts. The core, its tests' fakes and this assembly are loaded once more
/// for that, apart from those that the test runner has.
/// </summary>
internal sealed class Meter
{
    private readonly Instrumentation _instrumentation = new();
    private readonly int[] _entered;
    private readonly Type _operations;

    /// <summary>Rewrites and loads.</summary>
    public Meter()
    {
        string folder = Path.GetDirectoryName(typeof(Meter).Assembly.Location)!;
        byte[] core = _instrumentation.Rewrite(Path.Combine(folder, "Firmware.Core.dll"));
        AssemblyLoadContext apart = new("counting");
        Assembly counting = apart.LoadFromStream(new MemoryStream(core));
        apart.LoadFromAssemblyPath(Path.Combine(folder, "Firmware.Core.Tests.dll"));
        _operations = apart.LoadFromAssemblyPath(typeof(Meter).Assembly.Location).GetType(typeof(Operations).FullName!, true)!;
        _entered = (int[])counting.GetType(Instrumentation.CountersType, true)!.GetField(Instrumentation.CountersField)!.GetValue(null)!;
    }

    /// <summary>Prepares an operation, runs it, and says what it cost.</summary>
    /// <param name="operation">Name of a method of <see cref="Operations"/>.</param>
    public Bill Measure(string operation)
    {
        Action run = (Action)_operations.GetMethod(operation, BindingFlags.Public | BindingFlags.Static)!.Invoke(null, null)!;
        Array.Clear(_entered);
        run();
        Dictionary<string, long> byMethod = [];
        for (int i = 0; i < _entered.Length; i++)
        {
            if (_entered[i] > 0)
            {
                Block block = _instrumentation.Blocks[i];
                byMethod[block.Method] = byMethod.GetValueOrDefault(block.Method) + (long)_entered[i] * block.Instructions;
            }
        }

        return new Bill(operation, [.. byMethod.OrderByDescending(method => method.Value).ThenBy(method => method.Key, StringComparer.Ordinal)]);
    }
}
