using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Cli;
using Station;

namespace Web.Hosting;

/// <summary>
/// The page's certificate with its chain, and its key, as PEM files. Read again when one of them changes: certificates are renewed while the
/// station runs.
/// </summary>
internal sealed class CertificateFile
{
    private readonly string _certificate;
    private readonly string _key;
    private readonly RereadFiles<SslStreamCertificateContext> _current;

    /// <summary>Reads both.</summary>
    /// <exception cref="StationException">One of them cannot be read, or they do not match.</exception>
    internal CertificateFile(string certificate, string key)
    {
        (_certificate, _key) = (certificate, key);

        // The old certificate is not disposed: a handshake may still be using it.
        _current = new RereadFiles<SslStreamCertificateContext>(
            [certificate, key], Read, static before => before, "the certificate before stays in use");
    }

    /// <summary>The current certificate. If the files cannot be read, the previous one stays in use, and the reason is logged once.</summary>
    internal SslStreamCertificateContext Current() => _current.Current();

    private SslStreamCertificateContext Read()
    {
        try
        {
            X509Certificate2Collection chain = [];
            chain.ImportFromPemFile(_certificate);
            using X509Certificate2 read = X509Certificate2.CreateFromPemFile(_certificate, _key);

            // Windows cannot use a certificate whose key was never in a key store.
            X509Certificate2 own = X509CertificateLoader.LoadPkcs12(read.Export(X509ContentType.Pkcs12), null);
            return SslStreamCertificateContext.Create(own, chain, offline: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new StationException($"{_certificate} with {_key}: {OneLine.Of(failure.Message)}");
        }
    }
}
