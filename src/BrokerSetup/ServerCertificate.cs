using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Cli;

namespace BrokerSetup;

/// <summary>The certificate of the broker.</summary>
internal static class ServerCertificate
{
    private const int Days = 730;
    private const int RenewBeforeDays = 30;
    private const int SerialBytes = 8;

    // RFC 5280, 4.2.1.12.
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    /// <summary>Makes it when it is missing, ends soon, lacks a name or is of another CA.</summary>
    /// <returns>A warning, or null: the CA ends before what it signs should.</returns>
    /// <exception cref="UserException">The CA has ended, or its key is not here.</exception>
    internal static string? Provide(BrokerFolder folder, Authority authority, BrokerOptions options, DateTimeOffset now)
    {
        DateTimeOffset end = authority.Ends;
        if (end <= now)
        {
            throw new UserException(
                $"the CA ended on {Authority.Day(end)}, and no node trusts it any more; ./broker renew makes it anew, with the same key: then give every node "
                + "the new ca.pem or ca.der");
        }

        // This machine is admitted too, to clear what a removed node has left.
        string[] names = [.. options.EachName.Concat(["localhost", "127.0.0.1", options.LocalAddress]).Distinct()];
        if (!IsGood(folder, authority, names, now))
        {
            Make(folder, authority, names, options.FirstName, now);
        }

        return end < now.AddDays(Days)
            ? $"the CA ends on {Authority.Day(end)}, before a certificate of {Days} days would; ./broker renew makes it anew, with the same key: nobody is cut "
                + "off, and nodes want the new ca.pem or ca.der before that day"
            : null;
    }

    private static void Make(BrokerFolder folder, Authority authority, string[] names, string commonName, DateTimeOffset now)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new(new X500DistinguishedName($"CN=\"{commonName}\""), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, false));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, false));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ServerAuthentication)], false));
        request.CertificateExtensions.Add(Alternatives(names));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority.Certificate, true, false));
        DateTimeOffset from = Later(now - Authority.Backdated, authority.Certificate.NotBefore);
        DateTimeOffset to = now.AddDays(Days) < authority.Ends ? now.AddDays(Days) : authority.Ends;
        using X509Certificate2 server = authority.Sign(request, from, to, Serial());
        PrivateFile.Write(folder.ServerKey, key.ExportPkcs8PrivateKeyPem() + "\n");
        PrivateFile.Write(folder.Server, server.ExportCertificatePem() + "\n");
    }

    private static bool IsGood(BrokerFolder folder, Authority authority, string[] names, DateTimeOffset now)
    {
        if (!File.Exists(folder.Server) || !File.Exists(folder.ServerKey))
        {
            return false;
        }

        try
        {
            using X509Certificate2 server = X509Certificate2.CreateFromPemFile(folder.Server, folder.ServerKey);
            X509SubjectAlternativeNameExtension? alternatives = server.Extensions.OfType<X509SubjectAlternativeNameExtension>().FirstOrDefault();
            string[] known = alternatives is null
                ? []
                : [.. alternatives.EnumerateDnsNames(), .. alternatives.EnumerateIPAddresses().Select(static one => one.ToString())];

            // One that ends together with its CA cannot be made to last longer.
            bool lasts = server.NotAfter > now.AddDays(RenewBeforeDays) || server.NotAfter >= authority.Certificate.NotAfter;
            return lasts
                && server.IssuerName.RawData.AsSpan().SequenceEqual(authority.Certificate.SubjectName.RawData)
                && names.All(name => known.Contains(IPAddress.TryParse(name, out IPAddress? address) ? address.ToString() : name));
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static X509Extension Alternatives(string[] names)
    {
        SubjectAlternativeNameBuilder builder = new();
        foreach (string name in names)
        {
            if (IPAddress.TryParse(name, out IPAddress? address))
            {
                builder.AddIpAddress(address);
            }
            else
            {
                builder.AddDnsName(name);
            }
        }

        return builder.Build();
    }

    // A positive number, as RFC 5280 (4.1.2.2) wants it.
    private static byte[] Serial()
    {
        byte[] serial = RandomNumberGenerator.GetBytes(SerialBytes);
        serial[0] = (byte)((serial[0] & 0x3F) | 0x40);
        return serial;
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
