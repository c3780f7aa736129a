namespace Firmware.Core
{
    /// <summary>Turns the error number of a failed TLS connection on the device into a reason.</summary>
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

        // The runtime uses the error numbers of Windows Sockets: there was no TCP connection.
        private const int FirstSocketError = 10000;
        private const int LastSocketError = 11999;

        /// <summary>The reason.</summary>
        /// <param name="code">
        /// Flags of mbedTLS if the certificate was refused, a negative error of mbedTLS if there was none, an error of a socket,
        /// or 0 if nothing is known.
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

            // An untrusted certificate may claim any dates and names.
            return (code & NotTrusted) != 0 ? LinkReason.TlsUntrusted
                : (code & Expired) != 0 ? LinkReason.TlsExpired
                : (code & Future) != 0 ? LinkReason.TlsNotYetValid
                : (code & WrongName) != 0 ? LinkReason.TlsWrongHost
                : LinkReason.Tls;
        }
    }
}
