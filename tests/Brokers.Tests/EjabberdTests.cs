namespace Brokers.Tests;

[TestClass]
public sealed class EjabberdTests : BrokerTests
{
    private protected override BrokerUnderTest Create() => new Ejabberd();
}
