using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Store.Databases;

/// <summary>SQLite: one file, for one machine. Any number of programs may read and write it at once.</summary>
internal sealed class SqliteDatabase : Database
{
    /// <summary>A store in memory alone, gone with this object.</summary>
    internal const string InMemory = ":memory:";

    /// <summary>Milliseconds to wait for another program that is writing.</summary>
    private const int BusyMs = 10_000;

    // sqlite3.h
    private const int Busy = 5;
    private const int Locked = 6;
    private const int NoMemory = 7;
    private const int IoError = 10;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;
    private const int ReadOnly = 8;
    private const int Corrupt = 11;

    private readonly string _path;
    private readonly string _text;
    private readonly SqliteConnection? _anchor;
    private readonly SqliteInsert _insert = new();
    private DateTime _born;

    /// <param name="path">The file; it is created if it is missing.</param>
    /// <exception cref="StoreException">The name is not valid for a store.</exception>
    internal SqliteDatabase(string path)
    {
        bool inMemory = path == InMemory;
        _path = inMemory ? $"memory-{Guid.NewGuid():N}" : Path.GetFullPath(path);
        Name = inMemory ? "the store in memory" : path;
        SqliteConnectionStringBuilder text = new() { DataSource = _path, DefaultTimeout = BusyMs / 1000, Pooling = true };
        if (inMemory)
        {
            text.Mode = SqliteOpenMode.Memory;
            text.Cache = SqliteCacheMode.Shared;
        }

        _text = text.ToString();
        if (inMemory)
        {
            // Lives as long as its connection.
            _anchor = new SqliteConnection(_text);
            _anchor.Open();
        }
        else if (File.Exists(_path) && !IsDatabase(_path))
        {
            throw new StoreException($"{path} is no database of SQLite, and is left as it is; name another file with --store");
        }
    }

    /// <inheritdoc/>
    internal override string Name { get; }

    /// <inheritdoc/>
    protected override string IdType => "INTEGER PRIMARY KEY";

    /// <inheritdoc/>
    internal override string RealType => "REAL";

    /// <inheritdoc/>
    protected override string Clustered => "WITHOUT ROWID";

    /// <inheritdoc/>
    internal override bool HasMoved => _anchor is null && _born != default && BirthOf(_path) != _born;

    /// <inheritdoc/>
    internal override void Reopen()
    {
        using SqliteConnection connection = new(_text);
        SqliteConnection.ClearPool(connection);
        _born = default;
    }

    /// <inheritdoc/>
    internal override DbConnection Open()
    {
        SqliteConnection connection = new(_text);
        try
        {
            connection.Open();

            // FULL: a commit is on the disk. With NORMAL a power cut may lose the last commits, and the broker no longer has those messages.
            connection.Run($"PRAGMA busy_timeout = {BusyMs}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY");
            _born = _born == default ? BirthOf(_path) : _born;
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    internal override void LockSchema(DbTransaction transaction)
    {
        // BeginTransaction has taken the only lock there is.
    }

    /// <inheritdoc/>
    internal override bool HasTable(DbConnection connection, string name) =>
        connection.Number("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = @name", ("name", name)) > 0;

    /// <inheritdoc/>
    internal override bool IsForeign(DbConnection connection) => connection.Number("SELECT count(*) FROM sqlite_master") > 0;

    /// <inheritdoc/>
    internal override IReadOnlyList<Row> Insert(DbTransaction transaction, IReadOnlyList<Row> rows, IReadOnlyList<Quantity> quantities) =>
        _insert.Insert((SqliteTransaction)transaction, rows, quantities);

    /// <inheritdoc/>
    internal override void Add(DbTransaction transaction, IReadOnlyList<HourDelta> deltas) => SqliteInsert.Add((SqliteTransaction)transaction, deltas);

    /// <inheritdoc/>
    internal override StoreException Explain(DbException failure) => (failure as SqliteException)?.SqliteErrorCode switch
    {
        Full => new StoreException($"no room on the disk for {Name}", true, failure),
        Busy or Locked => new StoreException($"another program holds {Name}", true, failure),
        IoError or NoMemory => new StoreException($"{Name} cannot be written: {failure.Message}", true, failure),
        CannotOpen => new StoreException($"{Name} cannot be opened; is there such a folder, and may it be written?", true, failure),
        ReadOnly => new StoreException($"{Name} may not be written by this user", true, failure),
        NotADatabase => new StoreException($"{Name} is no database of SQLite, and is left as it is; name another file with --store", false, failure),
        Corrupt => new StoreException($"{Name} is damaged; move it away, and what 'sqlite3 {Name} .recover' saves of it can be imported", false, failure),
        _ => new StoreException($"{Name}: {failure.Message.ReplaceLineEndings(" ")}", false, failure),
    };

    /// <inheritdoc/>
    internal override IDisposable? Claim(string name)
    {
        if (_anchor is not null)
        {
            return new NoLock();
        }

        try
        {
            // A lock of the operating system: it ends with the program, however that ends.
            return new FileStream($"{_path}-{name}.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _insert.Dispose();
        _anchor?.Dispose();
        Reopen();
    }

    // A replacement has a later creation time. On a file system without creation times this is constant.
    private static DateTime BirthOf(string path) => File.Exists(path) ? File.GetCreationTimeUtc(path) : DateTime.MinValue.AddTicks(1);

    // An empty file is what SQLite leaves behind when it is stopped early. https://sqlite.org/fileformat.html, 1.3
    private static bool IsDatabase(string path)
    {
        byte[] head = new byte[16];
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        int length = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return length == 0 || head.AsSpan().SequenceEqual("SQLite format 3\0"u8);
    }

    // No other process can open a store in memory.
    private sealed class NoLock : IDisposable
    {
        public void Dispose()
        {
        }
    }
}
