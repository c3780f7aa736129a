namespace Brokers.Tests;

[TestClass]
public sealed class EmbeddedTests : BrokerTests
{
    private protected override BrokerUnderTest Create() => new Embedded();
}
