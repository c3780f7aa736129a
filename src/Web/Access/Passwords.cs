using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Web.Access;

/// <summary>Passwords of the page: PBKDF2 with HMAC-SHA512 and a salt of 128 bits, by ASP.NET Core's own hasher.</summary>
internal static class Passwords
{
    /// <summary>As NIST SP 800-63B (5.1.1.2) puts it, length is what counts: 8 are its least; two more because somebody may have copied the file.</summary>
    internal const int Shortest = 10;

    /// <summary>Longer ones cost work before anybody has logged in.</summary>
    internal const int Longest = 200;

    // OWASP Password Storage Cheat Sheet: at least 210,000 for PBKDF2-HMAC-SHA512.
    private const int Rounds = 210_000;

    private static readonly PasswordHasher<string> Hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Rounds }));

    // What a name that does not exist is compared with, so that it takes as long as one that does.
    private static readonly Lazy<string> Nobody = new(static () => Hasher.HashPassword("", Guid.NewGuid().ToString()));

    /// <summary>What is wrong with a new password; null when it will do.</summary>
    internal static string? Fault(string name, string password) => password.Length switch
    {
        < Shortest => $"a password has at least {Shortest} characters",
        > Longest => $"a password has at most {Longest} characters",
        _ when password.Contains(name, StringComparison.OrdinalIgnoreCase) && password.Length < name.Length + Shortest =>
            "a password is more than the name",
        _ => null,
    };

    /// <summary>What is kept of a password.</summary>
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
