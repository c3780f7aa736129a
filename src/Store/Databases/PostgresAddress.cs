using Npgsql;

namespace Store.Databases;

/// <summary>Addresses of PostgreSQL as everybody writes them: <c>postgres://user:password@host:port/database?sslmode=require</c>.</summary>
internal static class PostgresAddress
{
    private const int DefaultPort = 5432;

    /// <summary>Reads one.</summary>
    /// <exception cref="StoreException">It is not an address. The message does not repeat it, because it may contain a password.</exception>
    internal static NpgsqlConnectionStringBuilder Parse(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) || uri.Host.Length == 0)
        {
            throw new StoreException("--store must be a file or postgres://user:password@host:port/database");
        }

        NpgsqlConnectionStringBuilder text = new() { Host = uri.Host, Port = uri.Port > 0 ? uri.Port : DefaultPort, ApplicationName = "station" };
        string[] user = uri.UserInfo.Split(':', 2);
        text.Username = user[0].Length > 0 ? Uri.UnescapeDataString(user[0]) : text.Username;
        text.Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : text.Password;
        text.Database = uri.AbsolutePath.Length > 1 ? Uri.UnescapeDataString(uri.AbsolutePath[1..]) : text.Database;
        foreach (string option in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = option.Split('=', 2);
            Set(text, parts[0], Uri.UnescapeDataString(parts.Length > 1 ? parts[1] : ""));
        }

        return text;
    }

    /// <summary>An address for a person, without the password.</summary>
    internal static string Show(NpgsqlConnectionStringBuilder text) => $"postgres://{text.Host}:{text.Port}/{text.Database ?? text.Username}";

    private static void Set(NpgsqlConnectionStringBuilder text, string option, string value)
    {
        try
        {
            // libpq writes sslmode=verify-full, Npgsql VerifyFull.
            text[option == "sslrootcert" ? "Root Certificate" : option] = option == "sslmode" ? value.Replace("-", "", StringComparison.Ordinal) : value;
        }
        catch (Exception unknown) when (unknown is ArgumentException or FormatException or KeyNotFoundException)
        {
            throw new StoreException($"--store: PostgreSQL has no option {option}={value}");
        }
    }
}
