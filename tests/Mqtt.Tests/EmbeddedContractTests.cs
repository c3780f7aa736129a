using Kit;

namespace Mqtt.Tests;

/// <summary>With the broker in the process.</summary>
[TestClass]
public sealed class EmbeddedContractTests : ContractTests
{
    private protected override Task<TestBroker> Start() => TestBroker.StartEmbedded();
}
