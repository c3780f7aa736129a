using System.Data.Common;

namespace Store.Databases;

/// <summary>What SQLite and PostgreSQL do differently. Everything else of the store is the same SQL on both.</summary>
internal abstract class Database : IDisposable
{
    /// <summary>Where it is, for a person: without a password.</summary>
    internal abstract string Name { get; }

    /// <summary>The type of a generated number that names a row.</summary>
    protected abstract string IdType { get; }

    /// <summary>The type of a number of 64 bits with a fraction.</summary>
    internal abstract string RealType { get; }

    /// <summary>What stands behind a table whose rows are stored in the order of its key.</summary>
    protected abstract string Clustered { get; }

    /// <summary>A connection of its own, open.</summary>
    /// <exception cref="DbException">It cannot be opened.</exception>
    internal abstract DbConnection Open();

    /// <summary>Makes sure that others who change tables wait until this transaction has ended.</summary>
    internal abstract void LockSchema(DbTransaction transaction);

    /// <summary>Whether the database has a table.</summary>
    internal abstract bool HasTable(DbConnection connection, string name);

    /// <summary>Whether the database is one of somebody else.</summary>
    internal abstract bool IsForeign(DbConnection connection);

    /// <summary>Writes the rows that are not there yet.</summary>
    /// <param name="transaction">Open.</param>
    /// <param name="rows">In the order of their keys, each key once.</param>
    /// <param name="quantities">The columns.</param>
    /// <returns>Those that were new.</returns>
    internal abstract IReadOnlyList<Row> Insert(DbTransaction transaction, IReadOnlyList<Row> rows, IReadOnlyList<Quantity> quantities);

    /// <summary>Adds to the hourly summary.</summary>
    internal abstract void Add(DbTransaction transaction, IReadOnlyList<HourDelta> deltas);

    /// <summary>Says what went wrong.</summary>
    internal abstract StoreException Explain(DbException failure);

    /// <summary>Takes hold of a name, so that nobody else records under it.</summary>
    /// <returns>Null if another process holds it.</returns>
    internal abstract IDisposable? Claim(string name);

    /// <summary>Whether what is open is no longer what stands under its name: a file that was moved, removed or replaced.</summary>
    internal virtual bool HasMoved => false;

    /// <summary>Lets go of what was open: from now on it is what stands under its name.</summary>
    internal virtual void Reopen()
    {
    }

    /// <summary>Puts this database's types into a statement.</summary>
    internal string Types(string sql) => sql.Replace("{id}", IdType, StringComparison.Ordinal)
        .Replace("{real}", RealType, StringComparison.Ordinal)
        .Replace("{clustered}", Clustered, StringComparison.Ordinal);

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>Finds the database that a name means: a file, or a server with <c>postgres://user:password@host:port/database</c>.</summary>
    /// <exception cref="StoreException">It is neither.</exception>
    internal static Database For(string name) =>
        name.StartsWith("postgres://", StringComparison.Ordinal) || name.StartsWith("postgresql://", StringComparison.Ordinal)
            ? new PostgresDatabase(name)
            : new SqliteDatabase(name);
}
