using System;
using System.Reflection;

namespace Firmware
{
    /// <summary>Looks into what M2Mqtt throws when there is no connection.</summary>
    internal static class ConnectFailure
    {
        /// <summary>The number of an error: see <see cref="Core.TlsReason"/>. 0 where there is none.</summary>
        public static int CodeOf(Exception cause)
        {
            // Both SocketException and the exception of a failed handshake keep it there. The second is not public in every version of
            // the class library, and the firmware throws it since July 2026 only.
            object code = cause.GetType().GetField("_errorCode", BindingFlags.Instance | BindingFlags.NonPublic)?.GetValue(cause);
            return code is int number ? number : 0;
        }
    }
}
