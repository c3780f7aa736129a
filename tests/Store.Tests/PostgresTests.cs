namespace Store.Tests;

[TestClass]
[TestCategory("Servers")]
public sealed class PostgresTests : StoreTests
{
    [TestMethod]
    public async Task A_password_is_never_repeated()
    {
        string address = (await NewPlace()).Replace("postgres@", "nobody:s3cr%2Ft@", StringComparison.Ordinal);

        StoreException refused = Assert.ThrowsExactly<StoreException>(() => ReadingStore.Open(address));

        Assert.IsFalse(refused.Message.Contains("s3cr", StringComparison.Ordinal), refused.Message);
        StringAssert.Contains(refused.Message, "127.0.0.1");
    }

    private protected override Task<string> NewPlace() => PostgresServer.NewDatabase();
}
