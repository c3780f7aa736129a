using Npgsql;
using Store.Databases;

namespace Store.Tests;

[TestClass]
public sealed class PostgresAddressTests
{
    [TestMethod]
    public void An_address_says_who_where_and_how()
    {
        NpgsqlConnectionStringBuilder text = PostgresAddress.Parse("postgres://anna:p%40ss:word@db.lan:5433/house?sslmode=verify-full");

        Assert.AreEqual(
            ("anna", "p@ss:word", "db.lan", 5433, "house", SslMode.VerifyFull),
            (text.Username, text.Password, text.Host, text.Port, text.Database, text.SslMode));
        Assert.AreEqual("postgres://db.lan:5433/house", PostgresAddress.Show(text));
    }

    [TestMethod]
    [DataRow("postgres://")]
    [DataRow("postgres://user:secret@host:port/x")]
    [DataRow("postgres://host/x?colour=red")]
    public void What_is_no_address_is_refused_without_being_repeated(string address)
    {
        StoreException refused = Assert.ThrowsExactly<StoreException>(() => PostgresAddress.Parse(address));

        StringAssert.StartsWith(refused.Message, "--store");
        Assert.IsFalse(refused.Message.Contains("secret", StringComparison.Ordinal));
    }
}
