using System.Data.Common;
using Store.Databases;

namespace Store;

/// <summary>
/// Stores readings. A reading that arrives more than once is stored once. All members are thread-safe; those that write
/// take turns. A write is on the disk when the call returns.
/// </summary>
/// <remarks>Every member throws a <see cref="StoreException"/> when the database cannot do it, and has then changed nothing.</remarks>
public sealed partial class ReadingStore : IDisposable
{
    private readonly Lock _writing = new();
    private readonly Database _database;
    private readonly Catalog _catalog;
    private readonly RunClock _clock = new();
    private readonly RowMaker _rows;
    private DbConnection? _writer;
    private long _keptFrom;

    private ReadingStore(Database database)
    {
        _database = database;
        _catalog = new Catalog(database);
        _rows = new RowMaker(_catalog, _clock);
    }

    /// <summary>A random name of this store, the same for all who use it.</summary>
    public string Id { get; private set; } = "";

    /// <summary>Where it is, for a person: without a password.</summary>
    public string Name => _database.Name;

    /// <summary>Opens a store, and makes it where there is none.</summary>
    /// <param name="where">A file (SQLite), or <c>postgres://user:password@host:port/database</c>.</param>
    /// <exception cref="StoreException">It cannot be opened, or is not a store; then it is left unchanged.</exception>
    public static ReadingStore Open(string where)
    {
        ReadingStore store = new(Database.For(where));
        try
        {
            store.Write(static (_, _) => 0);
            return store;
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <summary>Opens an empty store in memory, gone when it is disposed.</summary>
    public static ReadingStore OpenInMemory() => Open(SqliteDatabase.InMemory);

    /// <summary>Takes hold of a name in this store, so that no second recorder takes it too. Ends with the program at the latest.</summary>
    /// <returns>Null if another process holds it.</returns>
    public IDisposable? Claim(string name)
    {
        try
        {
            return _database.Claim(name);
        }
        catch (DbException failure)
        {
            throw _database.Explain(failure);
        }
    }

    /// <summary>Writes readings, in one transaction.</summary>
    /// <returns>How many were new.</returns>
    public WriteResult Write(IReadOnlyCollection<StoredReading> readings) => readings.Count == 0 ? default : Write((connection, transaction) =>
    {
        StoredReading[] clean = [.. readings.Select(RowMaker.Clean)];
        _catalog.AddQuantities(transaction, clean.SelectMany(static one => one.Values.Keys));
        foreach ((string root, string place) in clean.Select(static one => (one.Root, one.Place)).Distinct().Order())
        {
            _catalog.NodeOf(connection, root, place);
        }

        Row[] rows = [.. clean.Select(one => _rows.Make(connection, one))];
        Row[] kept = [.. rows.Where(one => one.Time >= _keptFrom)];
        Row[] distinct = [.. kept.DistinctBy(static one => one.Key).Order()];
        IReadOnlyList<Row> fresh = distinct.Length == 0 ? [] : _database.Insert(transaction, distinct, _catalog.Quantities);
        if (fresh.Count > 0)
        {
            IReadOnlyList<HourDelta> deltas = HourDelta.Of(fresh);
            _database.Add(transaction, deltas);
            _catalog.RecordMeasured(connection, deltas);
        }

        return new WriteResult(fresh.Count, kept.Length - fresh.Count, rows.Length - kept.Length);
    });

    /// <summary>Removes readings that were measured before a time. Their hourly summary stays, and they are not taken in again.</summary>
    /// <returns>How many.</returns>
    public long Purge(DateTimeOffset before)
    {
        long removed = 0;
        long from = before.ToUnixTimeMilliseconds();
        foreach (NodeInfo node in Nodes())
        {
            // One node at a time, so that recording does not have to wait for all of them.
            removed += Write((connection, _) =>
            {
                connection.Run("UPDATE store SET kept_from = @from WHERE kept_from < @from", ("from", from));
                _keptFrom = Math.Max(_keptFrom, from);
                return connection.Run("DELETE FROM reading WHERE node_id = @node AND time < @from", ("node", node.Id), ("from", from));
            });
        }

        return removed;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_writing)
        {
            _writer?.Dispose();
            _database.Dispose();
        }
    }

    private T Write<T>(Func<DbConnection, DbTransaction, T> change)
    {
        lock (_writing)
        {
            try
            {
                DbConnection connection = Writer();
                using DbTransaction transaction = connection.BeginTransaction();
                T result = change(connection, transaction);
                transaction.Commit();
                return result;
            }
            catch (Exception failure)
            {
                // The ids assigned in this transaction are no longer valid, and the connection may be broken.
                Forget();
                throw failure is DbException database ? _database.Explain(database) : failure;
            }
        }
    }

    // Someone who looks for the store will open the file at its path, not one that was moved away or replaced: the store continues there.
    private DbConnection Writer()
    {
        if (_writer is not null && _database.HasMoved)
        {
            Forget();
            _database.Reopen();
        }

        if (_writer is null)
        {
            _writer = _database.Open();
            Schema.Prepare(_database, _writer);
            Id = _writer.Text("SELECT id FROM store")!;
            _keptFrom = _writer.Number("SELECT kept_from FROM store")!.Value;
        }

        return _writer;
    }

    private void Forget()
    {
        _catalog.Clear();
        _clock.Clear();
        _writer?.Dispose();
        _writer = null;
    }
}
