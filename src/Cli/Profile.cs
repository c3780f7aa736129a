using System.Text.Json;

namespace Cli;

/// <summary>
/// A file that says how to reach a broker, and as which user: <c>./broker</c> writes it, the station and the virtual device
/// read it. The password stands in a file of its own.
/// </summary>
public sealed class Profile
{
    /// <summary>Where profiles are in a folder that <c>./broker</c> makes for a node or an operator.</summary>
    public const string FileName = "profile.json";

    /// <summary><c>host:port</c> of the broker.</summary>
    public required string Broker { get; init; }

    /// <summary>First part of every topic; null for the program's default.</summary>
    public string? Root { get; init; }

    /// <summary>Place of the node; null in the profile of an operator.</summary>
    public string? Place { get; init; }

    /// <summary>User at the broker; null for none.</summary>
    public string? User { get; init; }

    /// <summary>File whose first line is the user's password; relative to the profile's own folder.</summary>
    public string? PasswordFile { get; init; }

    /// <summary>PEM file with the CA to trust; relative as well. Null for a plain connection.</summary>
    public string? Ca { get; init; }

    /// <summary>The folder where profiles are looked for by name.</summary>
    public static string Folder
    {
        get
        {
            string? own = Environment.GetEnvironmentVariable("XDG_CONFIG_HOME");
            return Path.Combine(string.IsNullOrEmpty(own) ? Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData) : own, "station");
        }
    }

    /// <summary>Where a profile of a name is.</summary>
    public static string PathOf(string name) => Path.Combine(Folder, name + ".json");

    /// <summary>Reads a profile.</summary>
    /// <param name="nameOrPath">A name in <see cref="Folder"/>, a file, or a folder with a <see cref="FileName"/>.</param>
    /// <exception cref="UserException">It is missing, or not valid.</exception>
    public static Profile Read(string nameOrPath)
    {
        string path = Find(nameOrPath);
        try
        {
            Profile profile = JsonSerializer.Deserialize(File.ReadAllText(path), ProfileJson.Default.Profile)
                ?? throw new JsonException("it is empty");
            string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
            return new Profile
            {
                Broker = profile.Broker,
                Root = profile.Root,
                Place = profile.Place,
                User = profile.User,
                PasswordFile = profile.PasswordFile is { } password ? Path.Combine(folder, password) : null,
                Ca = profile.Ca is { } ca ? Path.Combine(folder, ca) : null,
            };
        }
        catch (Exception wrong) when (wrong is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new UserException($"the profile {path} cannot be read: {wrong.Message.ReplaceLineEndings(" ")}", UserException.WrongUse);
        }
    }

    /// <summary>Writes it, for its owner alone.</summary>
    public void Write(string path) => PrivateFile.Write(path, JsonSerializer.Serialize(this, ProfileJson.Default.Profile) + "\n");

    private static string Find(string nameOrPath)
    {
        string[] candidates = [PathOf(nameOrPath), nameOrPath, Path.Combine(nameOrPath, FileName)];
        return candidates.FirstOrDefault(File.Exists)
            ?? throw new UserException(
                $"there is no profile '{nameOrPath}': neither a file or folder of that name nor {PathOf(nameOrPath)}; {Known()}", UserException.WrongUse);
    }

    private static string Known()
    {
        string[] names = Directory.Exists(Folder) ? [.. Directory.GetFiles(Folder, "*.json").Select(Path.GetFileNameWithoutExtension).Order()!] : [];
        return names.Length == 0 ? "./broker operator NAME makes one" : "there are " + string.Join(", ", names);
    }
}
