using Kit;

namespace Store.Tests;

[TestClass]
public sealed class SqliteTests : StoreTests
{
    private readonly TemporaryFolder _folder = new();

    [TestCleanup]
    public void Remove() => _folder.Dispose();

    [TestMethod]
    [DataRow("no database")]
    [DataRow("SQLite format 3")]
    public void A_file_that_is_no_database_is_left_as_it_is(string text)
    {
        string file = _folder.File("notes.db");
        File.WriteAllText(file, text);

        StoreException refused = Assert.ThrowsExactly<StoreException>(() => ReadingStore.Open(file));

        StringAssert.Contains(refused.Message, "left as it is");
        Assert.AreEqual(text, File.ReadAllText(file));
    }

    [TestMethod]
    public void A_database_of_something_else_is_left_as_it_is()
    {
        string file = _folder.File("other.db");
        using (Databases.Database database = Databases.Database.For(file))
        using (System.Data.Common.DbConnection connection = database.Open())
        {
            Databases.Commands.Run(connection, "CREATE TABLE places (bookmark TEXT)");
        }

        StoreException refused = Assert.ThrowsExactly<StoreException>(() => ReadingStore.Open(file));

        StringAssert.Contains(refused.Message, "database of something else");
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void A_store_that_was_moved_away_goes_on_under_its_name(bool isReplaced)
    {
        string file = _folder.File("readings.db");
        using ReadingStore store = ReadingStore.Open(file);
        store.Write([Samples.Reading(1)]);

        if (isReplaced)
        {
            using ReadingStore other = ReadingStore.Open(_folder.File("other.db"));
            other.Write([Samples.Reading(5)]);
        }

        File.Move(file, _folder.File("old.db"));
        File.Move(file + "-wal", _folder.File("old.db-wal"));
        File.Delete(file + "-shm");
        if (isReplaced)
        {
            File.Move(_folder.File("other.db"), file);
        }

        store.Write([Samples.Reading(2)]);

        using ReadingStore old = ReadingStore.Open(_folder.File("old.db"));
        using ReadingStore now = ReadingStore.Open(file);

        Assert.AreEqual(1, old.All().Single().Sequence);
        Assert.AreEqual(isReplaced ? "2 5" : "2", string.Join(' ', now.All().Select(one => one.Sequence)));
    }

    [TestMethod]
    public void A_store_in_memory_is_claimed_without_a_file()
    {
        using ReadingStore store = ReadingStore.OpenInMemory();

        using IDisposable? claim = store.Claim("recorder");

        Assert.IsNotNull(claim);
        Assert.IsEmpty(Directory.EnumerateFiles(".", "memory-*"));
    }

    [TestMethod]
    public void A_store_in_memory_is_as_good_and_each_is_its_own()
    {
        using ReadingStore one = ReadingStore.OpenInMemory();
        using ReadingStore other = ReadingStore.OpenInMemory();

        one.Write(Samples.Readings(1, 3));

        Assert.AreEqual((3, 0), (one.All().Length, other.Nodes().Count));
    }

    [TestMethod]
    public void A_folder_that_is_not_there_is_named()
    {
        StoreException refused = Assert.ThrowsExactly<StoreException>(() => ReadingStore.Open(_folder.File("nowhere/readings.db")));

        StringAssert.Contains(refused.Message, "nowhere/readings.db cannot be opened");
    }

    private protected override Task<string> NewPlace() => Task.FromResult(_folder.File($"{Guid.NewGuid():N}.db"));
}
