namespace Brokers.Tests;

[TestClass]
public sealed class AedesTests : BrokerTests
{
    private protected override BrokerUnderTest Create() => new Aedes();
}
