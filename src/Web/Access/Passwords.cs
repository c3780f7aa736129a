using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Web.Access;

/// <summary>Passwords of the page: PBKDF2 with HMAC-SHA512 and a salt of 128 bits, by ASP.NET Core's own hasher.</summary>
internal static class Passwords
{
    /// <summary>Least length. NIST SP 800-63B (5.1.1.2) asks for 8; two more in case the file is copied.</summary>
    internal const int Shortest = 10;

    /// <summary>Greatest length: hashing longer ones would cost work before anybody is logged in.</summary>
    internal const int Longest = 200;

    // OWASP Password Storage Cheat Sheet: at least 210,000 for PBKDF2-HMAC-SHA512.
    private const int Rounds = 210_000;

    private static readonly PasswordHasher<string> Hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Rounds }));

    // Compared with for names that do not exist, so that they take as long as those that do.
    private static readonly Lazy<string> Nobody = new(static () => Hasher.HashPassword("", Guid.NewGuid().ToString()));

    /// <summary>What is wrong with a new password; null if it is accepted.</summary>
    internal static string? Fault(string name, string password) => password.Length switch
    {
        < Shortest => $"a password has at least {Shortest} characters",
        > Longest => $"a password has at most {Longest} characters",
        _ when password.Contains(name, StringComparison.OrdinalIgnoreCase) && password.Length < name.Length + Shortest =>
            "a password is more than the name",
        _ => null,
    };

    /// <summary>The hash that is stored for a password.</summary>
    internal static string Hash(string password) => Hasher.HashPassword("", password);

    /// <summary>Whether this is the user's password.</summary>
    /// <param name="user">Null for somebody who does not exist: the answer is no, after the same time.</param>
    /// <param name="password">What was typed.</param>
    internal static bool Verify(PageUser? user, string password)
    {
        PasswordVerificationResult result = Hasher.VerifyHashedPassword("", user?.Hash ?? Nobody.Value, password);
        return user is not null && result != PasswordVerificationResult.Failed;
    }
}
