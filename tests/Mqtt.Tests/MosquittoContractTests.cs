using Kit;

namespace Mqtt.Tests;

/// <summary>With mosquitto.</summary>
[TestClass]
[TestCategory("Servers")]
public sealed class MosquittoContractTests : ContractTests
{
    private protected override Task<TestBroker> Start() => TestBroker.StartMosquitto();
}
