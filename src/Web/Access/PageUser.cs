using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace Web.Access;

/// <summary>A user who may log in, as stored in the users file.</summary>
internal sealed record PageUser
{
    /// <summary>1 to 32 letters, digits and <c>. _ -</c>, beginning with one of the first two; upper and lower case differ. A name in a room, too.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>One of <see cref="Access.Role"/>.</summary>
    [JsonPropertyName("role")]
    public required string Role { get; init; }

    /// <summary>The password as <see cref="Passwords"/> keeps it: with salt and number of rounds, never the password itself.</summary>
    [JsonPropertyName("password")]
    public required string Hash { get; init; }

    /// <summary>Changes with the role and the password, so that a login made before does not outlive them.</summary>
    [JsonIgnore]
    internal string Stamp => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Name}\n{Role}\n{Hash}")), 0, 16);

    /// <summary>Whether this is a valid user name.</summary>
    internal static bool IsName(string name) =>
        name.Length is >= 1 and <= 32 && char.IsAsciiLetterOrDigit(name[0])
        && name.All(static one => char.IsAsciiLetterOrDigit(one) || one is '.' or '_' or '-');
}
