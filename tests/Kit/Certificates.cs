using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Mqtt;

namespace Kit;

/// <summary>A private CA and what it signs, as PEM files in a temporary folder.</summary>
public sealed class Certificates : IDisposable
{
    private const int SerialBytes = 8;

    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    private readonly TemporaryFolder _folder = new();
    private readonly X509Certificate2 _ca;

    /// <summary>Makes the CA.</summary>
    public Certificates()
    {
        using ECDsa key = NewKey();
        CertificateRequest request = Request("Test CA", key);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));

        // RFC 5280, sections 4.2.1.1 and 4.2.1.2: by it two CAs of the same name can be told apart.
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        _ca = request.CreateSelfSigned(Now.AddDays(-10), Now.AddDays(10));
        File.WriteAllText(CaFile, _ca.ExportCertificatePem());
    }

    /// <summary>The certificate of the CA.</summary>
    public string CaFile => _folder.File("ca.pem");

    /// <summary>A server certificate for one name and, unless it is another, for 127.0.0.1.</summary>
    public X509Certificate2 Server(string name = "localhost", DateTimeOffset? from = null, DateTimeOffset? to = null)
    {
        SubjectAlternativeNameBuilder names = new();
        names.AddDnsName(name);
        if (name == "localhost")
        {
            names.AddIpAddress(IPAddress.Loopback);
        }

        using ECDsa key = NewKey();
        CertificateRequest request = Request(name, key);
        request.CertificateExtensions.Add(names.Build());
        return Sign(request, key, from ?? Now.AddDays(-5), to ?? Now.AddDays(5));
    }

    /// <summary>TLS options with a client certificate of that name.</summary>
    public MqttTls WithClient(string name)
    {
        using ECDsa key = NewKey();
        (string certificateFile, string keyFile) = Write(Sign(Request(name, key), key, Now.AddDays(-5), Now.AddDays(5)), name);
        return new MqttTls(CaFile, certificateFile, keyFile);
    }

    /// <summary>Writes certificate and key into files.</summary>
    public (string Certificate, string Key) Write(X509Certificate2 certificate, string name)
    {
        using ECDsa key = certificate.GetECDsaPrivateKey()!;
        File.WriteAllText(_folder.File(name + ".pem"), certificate.ExportCertificatePem());
        File.WriteAllText(_folder.File(name + ".key"), key.ExportPkcs8PrivateKeyPem());
        return (_folder.File(name + ".pem"), _folder.File(name + ".key"));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _ca.Dispose();
        _folder.Dispose();
    }

    private static ECDsa NewKey()
    {
        return ECDsa.Create(ECCurve.NamedCurves.nistP256);
    }

    private static CertificateRequest Request(string name, ECDsa key)
    {
        return new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
    }

    private X509Certificate2 Sign(CertificateRequest request, ECDsa key, DateTimeOffset from, DateTimeOffset to)
    {
        request.CertificateExtensions.Add(
            X509AuthorityKeyIdentifierExtension.CreateFromCertificate(_ca, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        using X509Certificate2 signed = request.Create(_ca, from, to, RandomNumberGenerator.GetBytes(SerialBytes));
        return signed.CopyWithPrivateKey(key);
    }
}
