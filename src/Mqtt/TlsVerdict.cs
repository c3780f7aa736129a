using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Mqtt;

/// <summary>What is wrong with the certificate of a broker.</summary>
internal sealed class TlsVerdict
{
    /// <summary>Why it was refused, or None.</summary>
    internal MqttReason Reason { get; private set; }

    /// <summary>Takes what .NET has found, which is the same on every platform.</summary>
    /// <returns>Whether the certificate is good.</returns>
    internal bool Judge(X509Chain? chain, SslPolicyErrors errors)
    {
        Reason = Of(chain, errors);
        return Reason == MqttReason.None;
    }

    // The dates and names of a certificate that is not trusted mean nothing: the same order as on the device.
    private static MqttReason Of(X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None)
        {
            return MqttReason.None;
        }

        const X509ChainStatusFlags Dates = X509ChainStatusFlags.NotTimeValid | X509ChainStatusFlags.NotTimeNested;
        X509ChainStatusFlags found = X509ChainStatusFlags.NoError;
        foreach (X509ChainStatus one in chain?.ChainStatus ?? [])
        {
            found |= one.Status;
        }

        bool isBroken = errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors);
        if (isBroken && (found & ~Dates) != 0)
        {
            return MqttReason.TlsUntrusted;
        }

        if (isBroken && (found & Dates) != 0)
        {
            bool isEarly = chain!.ChainElements.Any(static one => one.Certificate.NotBefore > DateTime.Now);
            return isEarly ? MqttReason.TlsNotYetValid : MqttReason.TlsExpired;
        }

        return errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) ? MqttReason.TlsWrongHost : MqttReason.TlsFailed;
    }
}
