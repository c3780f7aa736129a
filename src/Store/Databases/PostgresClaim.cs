using System.Data.Common;

namespace Store.Databases;

/// <summary>A name that this program has taken, until it gives it back or its connection ends.</summary>
internal sealed class PostgresClaim(DbConnection connection) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            // A connection that goes back to the pool keeps its locks until it is used again.
            connection.Run("SELECT pg_advisory_unlock_all()");
        }
        catch (DbException)
        {
            // The connection has ended, and the lock with it.
        }

        connection.Dispose();
    }
}
