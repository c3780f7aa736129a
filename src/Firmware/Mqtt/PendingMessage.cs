using System;

namespace Firmware
{
    /// <summary>A message that the broker has not acknowledged in full.</summary>
    internal sealed class PendingMessage
    {
        /// <summary>Its packet identifier.</summary>
        public int Id;

        /// <summary>The whole PUBLISH packet; null once a PUBREC has come, for then only the PUBREL is owed.</summary>
        public byte[] Packet;

        /// <summary>Where the window stood behind it: see <see cref="SendWindow.Position"/>.</summary>
        public int Position;

        /// <summary>When it went out last, in monotonic milliseconds.</summary>
        public long SinceMs;

        /// <summary>On how many connections it went out.</summary>
        public int Connections;

        /// <summary>Sends what is owed of it.</summary>
        /// <exception cref="Exception">The connection has ended. Some of it may have got out.</exception>
        public void SendBy(PacketSender sender)
        {
            if (Connections > 0 && Packet != null)
            {
                Packet[0] |= PacketType.DuplicateFlag;
            }

            Connections++;
            SinceMs = Environment.TickCount64;
            Position = sender.Send(Packet ?? Packets.Release(Id));
        }
    }
}
