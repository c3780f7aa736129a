namespace Brokers.Tests;

[TestClass]
public sealed class RabbitMqTests : BrokerTests
{
    private protected override BrokerUnderTest Create() => new RabbitMq();
}
