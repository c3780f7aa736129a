using System.ComponentModel;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Mqtt;

/// <summary>
/// Makes lines secure. The files are read for every connection, so that a certificate that was renewed counts from the next one on.
/// </summary>
internal sealed class TlsClient
{
    private readonly MqttTls _files;

    /// <exception cref="ArgumentException">A file cannot be opened.</exception>
    internal TlsClient(MqttTls files)
    {
        _files = files;
        foreach (string file in new[] { files.CaFile, files.CertificateFile, files.KeyFile }.OfType<string>())
        {
            try
            {
                File.OpenRead(file).Dispose();
            }
            catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
            {
                throw new ArgumentException($"A file of TLS cannot be read: {unreadable.Message}", nameof(files));
            }
        }
    }

    /// <summary>Does the handshake.</summary>
    /// <param name="line">Disposed when it fails.</param>
    /// <param name="host">Name or address that the certificate must be for.</param>
    /// <param name="limit">How long it may take; infinite for no limit.</param>
    /// <param name="cancel">Abandons it.</param>
    /// <returns>The line, or null and the reason.</returns>
    internal async Task<(Line? Line, MqttReason Reason)> Secure(Line line, string host, TimeSpan limit, CancellationToken cancel)
    {
        TlsVerdict verdict = new();
        using CancellationTokenSource limited = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limited.CancelAfter(limit);
        try
        {
            SslStream stream = new(line.Stream);
            await stream.AuthenticateAsClientAsync(Options(host, verdict), limited.Token).ConfigureAwait(false);
            line.Secure(stream);
            return (line, MqttReason.None);
        }
        catch (Exception failed)
        {
            line.Dispose();
            cancel.ThrowIfCancellationRequested();
            return (null, limited.IsCancellationRequested ? MqttReason.NoConnack : Explain(failed, verdict));
        }
    }

    private static MqttReason Explain(Exception failed, TlsVerdict verdict) => failed switch
    {
        TlsFilesException => MqttReason.TlsFiles,
        _ when verdict.Reason != MqttReason.None => verdict.Reason,
        AuthenticationException or IOException or Win32Exception => TlsFailure.OfHandshake(failed),
        _ => MqttReason.LibraryError,
    };

    private SslClientAuthenticationOptions Options(string host, TlsVerdict verdict)
    {
        X509ChainPolicy policy = new() { RevocationMode = X509RevocationMode.NoCheck };
        if (_files.CaFile is { } authorities)
        {
            policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            policy.CustomTrustStore.AddRange(Authorities(authorities));
        }

        return new SslClientAuthenticationOptions
        {
            TargetHost = host,
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            ClientCertificateContext = _files.CertificateFile is null ? null : Certificate(_files.CertificateFile, _files.KeyFile!),
            CertificateChainPolicy = policy,
            RemoteCertificateValidationCallback = (_, _, chain, errors) => verdict.Judge(chain, errors),
        };
    }

    private static X509Certificate2Collection Authorities(string file)
    {
        try
        {
            X509Certificate2Collection authorities = [];
            authorities.ImportFromPemFile(file);
            return authorities.Count > 0 ? authorities : throw new TlsFilesException();
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new TlsFilesException();
        }
    }

    private static SslStreamCertificateContext Certificate(string certificateFile, string keyFile)
    {
        try
        {
            X509Certificate2 own = X509Certificate2.CreateFromPemFile(certificateFile, keyFile);
            if (OperatingSystem.IsWindows())
            {
                // Schannel takes no key that is in memory alone.
                own = X509CertificateLoader.LoadPkcs12(own.Export(X509ContentType.Pkcs12), null);
            }

            X509Certificate2Collection chain = [];
            chain.ImportFromPemFile(certificateFile);
            return SslStreamCertificateContext.Create(own, chain, offline: true);
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new TlsFilesException();
        }
    }

    /// <summary>A file is no certificate or no key, or they do not belong together.</summary>
    private sealed class TlsFilesException : Exception;
}
