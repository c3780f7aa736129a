using System.Security.Claims;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cli;
using Station;
using Web.Hosting;

namespace Web.Access;

/// <summary>
/// The users file: who may log in. Readable by its owner only, written by <c>station users</c>. It is read again when it changes, so a user
/// who is removed loses access at once. While it cannot be read, nobody has access.
/// </summary>
internal sealed class UserFile
{
    private const string StampClaim = "stamp";

    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
    };

    private readonly RereadFiles<IReadOnlyList<PageUser>> _users;

    /// <summary>Reads a file.</summary>
    /// <exception cref="StationException">It does not exist or is not valid.</exception>
    internal UserFile(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        _users = new RereadFiles<IReadOnlyList<PageUser>>([Path], () => Read(Path), static _ => [], "until then nobody is let in");
    }

    /// <summary>Its path.</summary>
    internal string Path { get; }

    /// <summary>Keys with which cookies are signed, so that a login outlives a restart of the station.</summary>
    internal DirectoryInfo Keys => new(Path + ".keys");

    /// <summary>A user by name; null if not in the file.</summary>
    internal PageUser? Find(string name) => _users.Current().FirstOrDefault(user => user.Name == name);

    /// <summary>Whether a user who logged in earlier is still in the file, with the same role and password.</summary>
    internal bool Admits(ClaimsPrincipal person) =>
        person.Identity is { IsAuthenticated: true, Name: { } name } && Find(name)?.Stamp == person.FindFirstValue(StampClaim);

    /// <summary>The claims that the cookie of a user holds.</summary>
    internal static ClaimsPrincipal Principal(PageUser user, string scheme) =>
        new(new ClaimsIdentity([new(ClaimTypes.Name, user.Name), new(ClaimTypes.Role, user.Role), new(StampClaim, user.Stamp)], scheme));

    /// <summary>Reads the users of a file.</summary>
    /// <exception cref="StationException">It does not exist or is not valid.</exception>
    internal static IReadOnlyList<PageUser> Read(string path)
    {
        try
        {
            PageUser?[] read = JsonSerializer.Deserialize<Content>(File.ReadAllBytes(path), Format)?.Users ?? [null];
            PageUser[] users = [.. read.OfType<PageUser>()];
            if (users.Length < read.Length || !users.All(static user => PageUser.IsName(user.Name) && Role.All.Contains(user.Role)))
            {
                throw new StationException($"{path}: a user has a name of 1 to 32 letters, digits and . _ -, and is {string.Join(" or ", Role.All)}");
            }

            return users.DistinctBy(static user => user.Name).Count() == users.Length ? users : throw new StationException($"{path}: a name is there twice");
        }
        catch (JsonException wrong)
        {
            throw new StationException($"{path} is not as `station users` writes it: {OneLine.Of(wrong.Message)}");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StationException($"{OneLine.Of(failure.Message)} `station users add NAME --users {path}` makes it");
        }
    }

    /// <summary>Replaces the users of a file.</summary>
    /// <exception cref="StationException">It cannot be written; the old file is unchanged.</exception>
    internal static void Write(string path, IEnumerable<PageUser> users)
    {
        try
        {
            PrivateFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(new Content { Users = [.. users] }, Format));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StationException(OneLine.Of(failure.Message));
        }
    }

    private sealed record Content
    {
        [JsonPropertyName("users")]
        public required PageUser?[] Users { get; init; }
    }
}
