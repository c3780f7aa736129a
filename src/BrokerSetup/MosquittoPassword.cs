using System.Security.Cryptography;
using System.Text;

namespace BrokerSetup;

/// <summary>A password as mosquitto keeps it: format 7 of mosquitto_passwd(1), <c>$7$rounds$salt$hash</c>, PBKDF2 with SHA-512.</summary>
internal static class MosquittoPassword
{
    private const int SaltBytes = 12;
    private const int HashBytes = 64;
    private const int PasswordBytes = 16;

    /// <summary>
    /// What mosquitto_passwd 2.0 takes. More would slow the guessing of poor passwords; ours have 128 random bits, and the broker, which
    /// has one thread, computes this at every connect.
    /// </summary>
    private const int Rounds = 101;

    /// <summary>A new password of 128 random bits.</summary>
    internal static string Make() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(PasswordBytes));

    /// <summary>The hash of a password, with a salt of its own.</summary>
    internal static string Hash(string password) => Hash(password, RandomNumberGenerator.GetBytes(SaltBytes));

    /// <summary>The hash of a password with a salt.</summary>
    internal static string Hash(string password, byte[] salt)
    {
        byte[] hash = Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(password), salt, Rounds, HashAlgorithmName.SHA512, HashBytes);
        return $"$7${Rounds}${Convert.ToBase64String(salt)}${Convert.ToBase64String(hash)}";
    }
}
