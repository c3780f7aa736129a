using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Cli;

namespace BrokerSetup;

/// <summary>
/// The CA of one broker. It signs that broker's certificate alone. P-256, because every byte and every millisecond counts on a device.
/// Its key is needed only to sign, and may be kept elsewhere.
/// </summary>
internal sealed class Authority : IDisposable
{
    /// <summary>Certificates are valid from this long before they are made: a clock may be behind.</summary>
    internal static readonly TimeSpan Backdated = TimeSpan.FromDays(1);

    private const int Days = 3650;
    private const int NameBytes = 3;

    private readonly BrokerFolder _folder;

    private Authority(BrokerFolder folder, X509Certificate2 certificate)
    {
        _folder = folder;
        Certificate = certificate;
    }

    /// <summary>Its certificate, without the key.</summary>
    internal X509Certificate2 Certificate { get; }

    /// <summary>When that ends.</summary>
    internal DateTimeOffset Ends => Certificate.NotAfter;

    /// <summary>Reads the CA of a folder, or makes one.</summary>
    /// <exception cref="UserException">What is there is not a CA, or is incomplete.</exception>
    internal static Authority Open(BrokerFolder folder, DateTimeOffset now)
    {
        if (File.Exists(folder.Ca))
        {
            try
            {
                return new Authority(folder, X509Certificate2.CreateFromPem(File.ReadAllText(folder.Ca)));
            }
            catch (CryptographicException wrong)
            {
                throw new UserException($"{folder.Ca} is no certificate: {wrong.Message.ReplaceLineEndings(" ")}; bring back the right one");
            }
        }

        if (File.Exists(folder.CaKey))
        {
            throw new UserException($"{folder.Ca} is missing while its key is there; bring it back: nodes trust no other");
        }

        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        PrivateFile.Write(folder.CaKey, key.ExportPkcs8PrivateKeyPem() + "\n");
        string name = "CN=Broker CA " + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(NameBytes));
        return new Authority(folder, SignItself(folder, key, new X500DistinguishedName(name), now));
    }

    /// <summary>
    /// A new certificate for the same key and the same name. What was signed is valid under the old one and the new one, so nodes go on
    /// with the old one until that ends.
    /// </summary>
    /// <exception cref="UserException">Its key is not here.</exception>
    internal Authority Renew(DateTimeOffset now)
    {
        using ECDsa key = Key();
        return new Authority(_folder, SignItself(_folder, key, Certificate.SubjectName, now));
    }

    /// <summary>Signs a certificate.</summary>
    /// <exception cref="UserException">Its key is not here.</exception>
    internal X509Certificate2 Sign(CertificateRequest request, DateTimeOffset from, DateTimeOffset to, byte[] serial)
    {
        using ECDsa key = Key();
        using X509Certificate2 signer = Certificate.CopyWithPrivateKey(key);
        return request.Create(signer, from, to, serial);
    }

    /// <summary>A day as files have it.</summary>
    internal static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public void Dispose() => Certificate.Dispose();

    private static X509Certificate2 SignItself(BrokerFolder folder, ECDsa key, X500DistinguishedName name, DateTimeOffset now)
    {
        CertificateRequest request = new(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        using X509Certificate2 withKey = request.CreateSelfSigned(now - Backdated, now.AddDays(Days));
        X509Certificate2 certificate = X509CertificateLoader.LoadCertificate(withKey.RawData);
        PrivateFile.Write(folder.CaDer, certificate.RawData);
        PrivateFile.Write(folder.Ca, certificate.ExportCertificatePem() + "\n");
        return certificate;
    }

    private ECDsa Key()
    {
        ECDsa key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(_folder.CaKey));
            return key;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            key.Dispose();
            throw new UserException($"the CA's key is needed to sign a certificate: bring {_folder.CaKey} back ({unreadable.Message.ReplaceLineEndings(" ")})");
        }
    }
}
