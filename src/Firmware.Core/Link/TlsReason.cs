namespace Firmware.Core
{
    /// <summary>Turns the number that comes with a failed TLS connection on the device into a reason.</summary>
    public static class TlsReason
    {
        // mbedtls/x509.h: bits of what is wrong with a certificate.
        private const int Expired = 0x01;
        private const int WrongName = 0x04;
        private const int NotTrusted = 0x08;
        private const int Future = 0x0200;

        // mbedtls/ssl.h: failures of the handshake itself.
        private const int BadProtocolVersion = -0x6E80;
        private const int AllocationFailed = -0x7F00;

        // The numbers of Windows Sockets, which the runtime has for its own: there was no TCP connection.
        private const int FirstSocketError = 10000;
        private const int LastSocketError = 11999;

        /// <summary>The reason.</summary>
        /// <param name="code">
        /// Bits of mbedTLS where the certificate was refused, a negative error of mbedTLS where there was none, an error of a socket,
        /// or 0 where nothing is known.
        /// </param>
        public static LinkReason Of(int code)
        {
            if (code >= FirstSocketError && code <= LastSocketError)
            {
                return LinkReason.Refused;
            }

            if (code <= 0)
            {
                return code == BadProtocolVersion ? LinkReason.TlsNoCommonVersion
                    : code == AllocationFailed ? LinkReason.NoMemory
                    : LinkReason.Tls;
            }

            // A certificate that nobody vouches for may say anything about its dates and names.
            return (code & NotTrusted) != 0 ? LinkReason.TlsUntrusted
                : (code & Expired) != 0 ? LinkReason.TlsExpired
                : (code & Future) != 0 ? LinkReason.TlsNotYetValid
                : (code & WrongName) != 0 ? LinkReason.TlsWrongHost
                : LinkReason.Tls;
        }
    }
}
