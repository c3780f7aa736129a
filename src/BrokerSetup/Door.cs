using Cli;

namespace BrokerSetup;

/// <summary>
/// One of the broker's two listeners, with the users that it admits. The client id of a node is its user name, which is its place;
/// operators need several connections at once, so they keep their own ids, and a node's password is not valid at their listener.
/// </summary>
/// <param name="folder">Of the broker.</param>
/// <param name="name">nodes or operators.</param>
internal sealed class Door(BrokerFolder folder, string name)
{
    /// <summary>Name of its files.</summary>
    internal string Name => name;

    /// <summary>Names and hashed passwords.</summary>
    internal string Passwords => folder.File(name + ".passwords");

    /// <summary>What each may do.</summary>
    internal string Rights => folder.File(name + ".acl");

    /// <summary>The nodes' door.</summary>
    internal static Door ForNodes(BrokerFolder folder) => new(folder, "nodes");

    /// <summary>The operators' door.</summary>
    internal static Door ForOperators(BrokerFolder folder) => new(folder, "operators");

    /// <summary>A user's folder.</summary>
    internal string FolderOf(string user) => folder.File(Path.Combine(name, user));

    /// <summary>The file with the password in clear, which its owner may take away.</summary>
    internal string PasswordFileOf(string user) => Path.Combine(FolderOf(user), "password");

    /// <summary>All users, in the order in which they were added.</summary>
    internal string[] Users() => [.. Lines().Select(static line => line.Split(':')[0])];

    /// <summary>Whether there is such a user.</summary>
    internal bool Has(string user) => Users().Contains(user);

    /// <summary>Adds a user with a new password, which is returned and written into the user's folder.</summary>
    internal string LetIn(string user)
    {
        string password = MosquittoPassword.Make();
        PrivateFile.CreateFolder(FolderOf(user));
        PrivateFile.Write(PasswordFileOf(user), password + "\n");
        Write([.. Lines().Where(line => !IsOf(line, user)), $"{user}:{MosquittoPassword.Hash(password)}"]);
        return password;
    }

    /// <summary>Removes a user and the folder.</summary>
    internal void ShutOut(string user)
    {
        Write([.. Lines().Where(line => !IsOf(line, user))]);
        if (Directory.Exists(FolderOf(user)))
        {
            Directory.Delete(FolderOf(user), recursive: true);
        }
    }

    /// <summary>The password in clear; null if its file was taken away.</summary>
    internal string? PasswordOf(string user) => File.Exists(PasswordFileOf(user)) ? File.ReadLines(PasswordFileOf(user)).FirstOrDefault() : null;

    /// <summary>Makes the file when there is no user yet: mosquitto wants it.</summary>
    internal void MakeFile()
    {
        if (!File.Exists(Passwords))
        {
            Write([]);
        }
    }

    private static bool IsOf(string line, string user) => line.StartsWith(user + ":", StringComparison.Ordinal);

    private string[] Lines() => File.Exists(Passwords) ? [.. File.ReadAllLines(Passwords).Where(static line => line.Contains(':'))] : [];

    private void Write(string[] lines) => PrivateFile.Write(Passwords, string.Concat(lines.Select(static line => line + "\n")));
}
