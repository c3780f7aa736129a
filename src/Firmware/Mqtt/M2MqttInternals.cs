using System;
using System.Reflection;
using nanoFramework.M2Mqtt;

namespace Firmware
{
    /// <summary>
    /// Everything that is done to classes of packages behind their public face, by the names that the pinned versions have: M2Mqtt 5.1.220,
    /// System.Net 1.11.60. Another version may have others. Without the channel there is no connection, and the reason says so; without the
    /// number of an error only TLS failures lose their particular reason.
    /// </summary>
    internal static class M2MqttInternals
    {
        /// <summary>The field of <see cref="MqttClient"/> that holds its connection.</summary>
        public const string ChannelField = "_channel";

        /// <summary>The field of a SocketException, and of the exception of a failed handshake, that holds the number of the error.</summary>
        public const string ErrorCodeField = "_errorCode";

        /// <summary>Puts a gate into a client that is not connected yet.</summary>
        /// <returns>The gate; null when the client has no such field.</returns>
        public static PacketGate InsertGate(MqttClient client, M2MqttInbox inbox, Handshakes handshakes, M2MqttAttempt attempt)
        {
            FieldInfo channel = FieldOf(typeof(MqttClient), ChannelField);
            if (channel == null || !(channel.GetValue(client) is IMqttNetworkChannel socket))
            {
                return null;
            }

            PacketGate gate = new PacketGate(socket, inbox, handshakes, attempt);
            channel.SetValue(client, gate);
            return gate;
        }

        /// <summary>The number of an error: see <see cref="Core.TlsReason"/>. 0 where there is none.</summary>
        public static int ErrorCodeOf(Exception cause)
        {
            // The exception of a handshake is not public in every version, and the firmware throws it since July 2026 only.
            object code = cause == null ? null : FieldOf(cause.GetType(), ErrorCodeField)?.GetValue(cause);
            return code is int number ? number : 0;
        }

        private static FieldInfo FieldOf(Type type, string name) => type.GetField(name, BindingFlags.NonPublic | BindingFlags.Instance);
    }
}
