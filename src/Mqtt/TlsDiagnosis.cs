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

    private long _verified;
    private volatile bool _failed;
    private volatile bool _files;
    private volatile bool _wrongHost;
    private volatile bool _noCommonVersion;
    private volatile bool _closed;

    /// <summary>True when OpenSSL has reported an error in the present attempt.</summary>
    internal bool HasFailed => _failed;

    /// <summary>Why it did.</summary>
    internal MqttReason Reason => Volatile.Read(ref _verified) switch
    {
        _ when _files => MqttReason.TlsFiles,

        // The host is compared only when everything else is in order. OpenSSL then calls it an unspecified error.
        _ when _wrongHost => MqttReason.TlsWrongHost,
        VerifyNotYetValid => MqttReason.TlsNotYetValid,
        VerifyExpired => MqttReason.TlsExpired,
        not VerifyOk => MqttReason.TlsUntrusted,
        _ when _noCommonVersion => MqttReason.TlsNoCommonVersion,
        _ when _closed => MqttReason.ClosedBeforeConnack,
        _ => MqttReason.TlsFailed,
    };

    /// <summary>Forgets the attempt before.</summary>
    internal void Begin()
    {
        Volatile.Write(ref _verified, VerifyOk);
        _failed = false;
        _files = false;
        _wrongHost = false;
        _noCommonVersion = false;
        _closed = false;
    }

    /// <summary>Takes a line of libmosquitto's log.</summary>
    /// <param name="text">The line.</param>
    /// <param name="ssl">struct SSL of the attempt, or 0. This is the last moment to ask it: libmosquitto may free it right after.</param>
    internal void OnLog(ReadOnlySpan<byte> text, nint ssl)
    {
        // lib/net_mosq.c and lib/tls_mosq.c of libmosquitto; what follows "OpenSSL Error" are the reasons of OpenSSL 3, for its own
        // refusal, for the alert of the other side and for a connection that was closed in the middle.
        _files |= text.IndexOf("Unable to load"u8) >= 0 || text.IndexOf("certificate/key are inconsistent"u8) >= 0;
        _wrongHost |= text.IndexOf("host name verification failed"u8) >= 0;
        if (!text.StartsWith("OpenSSL Error"u8))
        {
            return;
        }

        _noCommonVersion |= text.IndexOf("unsupported protocol"u8) >= 0 || text.IndexOf("alert protocol version"u8) >= 0;
        _closed |= text.IndexOf("unexpected eof"u8) >= 0;
        if (ssl != 0 && VerifyResult is not null)
        {
            Volatile.Write(ref _verified, VerifyResult(ssl).Value);
        }

        _failed = true;
    }

    private static delegate* unmanaged[Cdecl]<nint, CLong> FindVerifyResult()
    {
        bool found = NativeLibrary.TryGetExport(LibraryLoader.Library(), "SSL_get_verify_result", out nint address);
        return found ? (delegate* unmanaged[Cdecl]<nint, CLong>)address : null;
    }
}
