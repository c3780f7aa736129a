using System.Data.Common;
using Store.Databases;

namespace Store;

/// <summary>The tables, and how those of an earlier version become the present ones.</summary>
internal static class Schema
{
    /// <summary>What this program reads and writes.</summary>
    internal const long Version = 1;

    // One entry for each version: the upgrade from the version before. An entry never changes once it is released.
    private static readonly string[][] Steps =
    [
        [
            // One row. kept_from: readings before that time (ms) have been removed.
            "CREATE TABLE store (version BIGINT NOT NULL, id TEXT NOT NULL, kept_from BIGINT NOT NULL)",
            "CREATE TABLE node (id {id}, root TEXT NOT NULL, place TEXT NOT NULL, UNIQUE (root, place))",
            "CREATE TABLE quantity (id {id}, name TEXT NOT NULL UNIQUE)",
            "CREATE TABLE extra (id {id}, content TEXT NOT NULL UNIQUE)",

            // Times are milliseconds since 1970, UTC. A column for each quantity is added when it first comes.
            """
            CREATE TABLE reading (
                node_id BIGINT NOT NULL REFERENCES node (id),
                time BIGINT NOT NULL,
                timed SMALLINT NOT NULL,
                session BIGINT NOT NULL,
                seq BIGINT NOT NULL,
                received BIGINT NOT NULL,
                up {real},
                quality TEXT,
                rev BIGINT,
                extra_id BIGINT REFERENCES extra (id),
                PRIMARY KEY (node_id, time, session, seq),
                UNIQUE (node_id, session, seq)) {clustered}
            """,
            "CREATE INDEX reading_fault ON reading (node_id, time) WHERE quality <> 'ok'",
            "CREATE TABLE node_quantity (node_id BIGINT NOT NULL REFERENCES node (id), quantity_id BIGINT NOT NULL REFERENCES quantity (id), PRIMARY KEY "
                + "(node_id, quantity_id))",

            // hour: hours since 1970, UTC.
            """
            CREATE TABLE summary (
                node_id BIGINT NOT NULL REFERENCES node (id),
                quantity_id BIGINT NOT NULL REFERENCES quantity (id),
                hour BIGINT NOT NULL,
                count BIGINT NOT NULL,
                faults BIGINT NOT NULL,
                low {real},
                high {real},
                total {real} NOT NULL,
                PRIMARY KEY (node_id, quantity_id, hour)) {clustered}
            """,
            """
            CREATE TABLE alarm (
                node_id BIGINT NOT NULL REFERENCES node (id),
                quantity TEXT NOT NULL,
                kind TEXT NOT NULL,
                since BIGINT NOT NULL,
                until BIGINT,
                value {real},
                PRIMARY KEY (node_id, quantity, kind, since))
            """,
        ],
    ];

    /// <summary>Creates what is missing.</summary>
    /// <exception cref="StoreException">The database belongs to another program, or to a newer version.</exception>
    internal static void Prepare(Database database, DbConnection connection)
    {
        using DbTransaction transaction = connection.BeginTransaction();
        database.LockSchema(transaction);
        long version = VersionOf(database, connection);
        if (version > Version)
        {
            throw new StoreException($"{database.Name} was written by a newer station (its version is {version}, this one knows {Version}); use that one");
        }

        for (; version < Version; version++)
        {
            foreach (string step in Steps[version])
            {
                connection.Run(database.Types(step));
            }

            if (version == 0)
            {
                connection.Run(
                    "INSERT INTO store (version, id, kept_from) VALUES (1, @id, @from)", ("id", Guid.NewGuid().ToString("N")), ("from", long.MinValue));
            }

            connection.Run("UPDATE store SET version = @version", ("version", version + 1));
        }

        transaction.Commit();
    }

    // 0 for an empty database.
    private static long VersionOf(Database database, DbConnection connection)
    {
        if (database.HasTable(connection, "store"))
        {
            return connection.Number("SELECT version FROM store")
                ?? throw new StoreException($"{database.Name} is no store of the station: its table 'store' is empty; name another one with --store");
        }

        return database.IsForeign(connection)
            ? throw new StoreException($"{database.Name} is a database of something else; name another one with --store")
            : 0;
    }
}
