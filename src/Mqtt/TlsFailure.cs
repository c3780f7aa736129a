using System.ComponentModel;
using System.Security.Cryptography;

namespace Mqtt;

/// <summary>
/// Finds why TLS failed from the error number in the innermost exception; the texts differ from version to version.
/// </summary>
internal static class TlsFailure
{
    // openssl/err.h, ERR_GET_LIB and ERR_GET_REASON of OpenSSL 3; openssl/err.h: ERR_LIB_SSL.
    private const int LibraryShift = 23;
    private const int LibraryMask = 0xFF;
    private const int ReasonMask = 0x7FFFFF;
    private const int SslLibrary = 20;

    // openssl/sslerr.h: an alert of the other side is this and its number of RFC 8446, section 6.
    private const int AlertBase = 1000;
    private const int ProtocolVersionAlert = 70;
    private const int UnsupportedProtocol = 258;
    private const int UnexpectedEnd = 294;

    // winerror.h: SEC_E_UNSUPPORTED_FUNCTION and SEC_E_ALGORITHM_MISMATCH; everything of that facility is TLS.
    private const int SecUnsupportedFunction = unchecked((int)0x80090302);
    private const int SecAlgorithmMismatch = unchecked((int)0x80090331);
    private const int SecFacility = unchecked((int)0x80090000);
    private const int FacilityMask = unchecked((int)0xFFFF0000);

    // Security/SecureTransport.h of macOS: errSSLPeerProtocolVersion, and the range of errSSL.
    private const int ErrPeerProtocolVersion = -9836;
    private const int FirstErrSsl = -9899;
    private const int LastErrSsl = -9800;

    /// <summary>Of a handshake whose certificate was not refused by this side.</summary>
    internal static MqttReason OfHandshake(Exception failed)
    {
        bool isTls = false;
        for (Exception? one = failed; one is not null; one = one.InnerException)
        {
            if (IsNoCommonVersion(one))
            {
                return MqttReason.TlsNoCommonVersion;
            }

            isTls |= IsTls(one);
        }

        // An end of the stream or of the connection comes as IOException.
        return isTls || failed is not IOException ? MqttReason.TlsFailed : MqttReason.ClosedBeforeConnack;
    }

    /// <summary>
    /// Whether the other side has sent an alert instead of its CONNACK: with TLS 1.3 a client certificate is judged after the handshake.
    /// </summary>
    internal static bool IsAlert(Exception failed)
    {
        for (Exception? one = failed; one is not null; one = one.InnerException)
        {
            if (IsTls(one))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNoCommonVersion(Exception one) =>
        SslReason(one) is UnsupportedProtocol or AlertBase + ProtocolVersionAlert
        || one is Win32Exception { NativeErrorCode: SecUnsupportedFunction or SecAlgorithmMismatch }
        || one.HResult == ErrPeerProtocolVersion;

    private static bool IsTls(Exception one) =>
        SslReason(one) is not (0 or UnexpectedEnd)
        || (one is Win32Exception windows && (windows.NativeErrorCode & FacilityMask) == SecFacility)
        || one.HResult is >= FirstErrSsl and <= LastErrSsl;

    private static int SslReason(Exception one) =>
        one is CryptographicException && ((one.HResult >> LibraryShift) & LibraryMask) == SslLibrary ? one.HResult & ReasonMask : 0;
}
