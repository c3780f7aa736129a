namespace Brokers.Tests;

[TestClass]
public sealed class MosquittoTests : BrokerTests
{
    private protected override BrokerUnderTest Create() => new Mosquitto();
}
