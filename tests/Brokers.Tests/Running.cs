using System.Collections.Concurrent;

namespace Brokers.Tests;

/// <summary>One running broker for each test class, until all tests have run.</summary>
[TestClass]
public sealed class Running
{
    private static readonly ConcurrentDictionary<Type, Lazy<Task<BrokerUnderTest>>> Brokers = new();

    /// <summary>The broker of a class, started for the first of its tests.</summary>
    internal static Task<BrokerUnderTest> Get(Type test, Func<BrokerUnderTest> create) =>
        Brokers.GetOrAdd(test, _ => new Lazy<Task<BrokerUnderTest>>(() => Start(create()))).Value;

    [AssemblyCleanup]
    public static async Task End()
    {
        Matrix.Write();
        foreach (Task<BrokerUnderTest> broker in Brokers.Values.Select(static one => one.Value).Where(static one => one.IsCompletedSuccessfully))
        {
            await (await broker).DisposeAsync();
        }
    }

    /// <summary>Starts a broker.</summary>
    internal static async Task<BrokerUnderTest> Start(BrokerUnderTest broker)
    {
        try
        {
            await broker.Start();
            return broker;
        }
        catch
        {
            await broker.DisposeAsync();
            throw;
        }
    }
}
