using System.Runtime.InteropServices;
using Mqtt.Native;

namespace Mqtt;

/// <summary>
/// Finds out why TLS failed. libmosquitto has one error code for everything: the rest is in OpenSSL's verification result and in the
/// lines that libmosquitto logs.
/// </summary>
internal sealed unsafe class TlsDiagnosis
{
    // openssl/x509_vfy.h: X509_V_OK, X509_V_ERR_CERT_NOT_YET_VALID, X509_V_ERR_CERT_HAS_EXPIRED
    private const int VerifyOk = 0;
    private const int VerifyNotYetValid = 9;
    private const int VerifyExpired = 10;

    // Of the very OpenSSL that libmosquitto is linked to: a symbol is searched for in the libraries a library depends on as well.
    private static readonly delegate* unmanaged[Cdecl]<nint, CLong> VerifyResult = FindVerifyResult();

    private volatile bool _wrongHost;
    private volatile bool _noCommonVersion;

    /// <summary>Forgets the attempt before.</summary>
    internal void Begin()
    {
        _wrongHost = false;
        _noCommonVersion = false;
    }

    /// <summary>Takes a line of libmosquitto's log.</summary>
    internal void OnLog(ReadOnlySpan<byte> text)
    {
        // lib/tls_mosq.c of libmosquitto; the other two are OpenSSL's reasons for its own refusal and for the alert of the other side.
        _wrongHost |= text.IndexOf("host name verification failed"u8) >= 0;
        _noCommonVersion |= text.IndexOf("unsupported protocol"u8) >= 0 || text.IndexOf("alert protocol version"u8) >= 0;
    }

    /// <summary>The reason why the handshake failed.</summary>
    /// <param name="ssl">struct SSL of the attempt, or 0.</param>
    internal MqttReason Reason(nint ssl)
    {
        long verified = ssl == 0 || VerifyResult is null ? VerifyOk : VerifyResult(ssl).Value;
        return verified switch
        {
            VerifyNotYetValid => MqttReason.TlsNotYetValid,
            VerifyExpired => MqttReason.TlsExpired,
            VerifyOk when _wrongHost => MqttReason.TlsWrongHost,
            VerifyOk when _noCommonVersion => MqttReason.TlsNoCommonVersion,
            VerifyOk => MqttReason.TlsFailed,
            _ => MqttReason.TlsUntrusted,
        };
    }

    private static delegate* unmanaged[Cdecl]<nint, CLong> FindVerifyResult()
    {
        bool found = NativeLibrary.TryGetExport(LibraryLoader.Library(), "SSL_get_verify_result", out nint address);
        return found ? (delegate* unmanaged[Cdecl]<nint, CLong>)address : null;
    }
}
