using Kit;

namespace Mqtt.Tests;

/// <summary>What the client promises, with every broker that the product brings or recommends: a class for each inherits these tests.</summary>
public abstract partial class ContractTests
{
    /// <summary>Starts the broker.</summary>
    private protected abstract Task<TestBroker> Start();
}
