using System.Data.Common;

namespace Store.Databases;

/// <summary>Statements in one line.</summary>
internal static class Commands
{
    /// <summary>A statement with its values.</summary>
    internal static DbCommand Statement(this DbConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        DbCommand command = connection.CreateCommand();
        command.CommandText = sql;

        // A year of many nodes takes longer than the usual 30 s.
        command.CommandTimeout = 0;
        foreach ((string name, object? value) in values)
        {
            DbParameter parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    /// <summary>Runs a statement.</summary>
    /// <returns>Rows that it changed.</returns>
    internal static int Run(this DbConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using DbCommand command = connection.Statement(sql, values);
        return command.ExecuteNonQuery();
    }

    /// <summary>The first number of the answer; null if there is none.</summary>
    internal static long? Number(this DbConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using DbCommand command = connection.Statement(sql, values);
        return command.ExecuteScalar() is { } value and not DBNull ? Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture) : null;
    }

    /// <summary>The first text of the answer; null if there is none.</summary>
    internal static string? Text(this DbConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using DbCommand command = connection.Statement(sql, values);
        return command.ExecuteScalar() as string;
    }

    /// <summary>Every row of the answer.</summary>
    internal static List<T> All<T>(
        this DbConnection connection, Func<DbDataReader, T> read, string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using DbCommand command = connection.Statement(sql, values);
        using DbDataReader reader = command.ExecuteReader();
        List<T> all = [];
        while (reader.Read())
        {
            all.Add(read(reader));
        }

        return all;
    }

    /// <summary>A number, or null.</summary>
    internal static double? RealAt(this DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetDouble(column);

    /// <summary>A whole number, or null.</summary>
    internal static long? WholeAt(this DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetInt64(column);

    /// <summary>A text, or null.</summary>
    internal static string? TextAt(this DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
