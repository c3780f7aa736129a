using System.Security.Cryptography;
using System.Text;

namespace Kit;

/// <summary>Password files of mosquitto, as mosquitto_passwd writes them.</summary>
public static class MosquittoPasswords
{
    // Format 7 of mosquitto 2: PBKDF2 with SHA-512, salt of 12 bytes, 101 rounds, 64 bytes.
    private const int SaltBytes = 12;
    private const int HashBytes = 64;
    private const int Rounds = 101;

    /// <summary>Adds a user to a file.</summary>
    public static void Write(string file, string user, string password)
    {
        byte[] salt = RandomNumberGenerator.GetBytes(SaltBytes);
        byte[] hash = Rfc2898DeriveBytes.Pbkdf2(
            Encoding.UTF8.GetBytes(password), salt, Rounds, HashAlgorithmName.SHA512, HashBytes);
        File.AppendAllText(file, $"{user}:$7${Rounds}${Convert.ToBase64String(salt)}${Convert.ToBase64String(hash)}\n");
    }
}
