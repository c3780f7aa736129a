using System;
using System.Text;

namespace Firmware
{
    /// <summary>Writes the MQTT packets that the node sends itself.</summary>
    internal static class Packets
    {
        /// <summary>PINGREQ.</summary>
        public static readonly byte[] Ping = { PacketType.Ping, 0 };

        /// <summary>A PUBLISH packet.</summary>
        /// <param name="topic">At most 65535 bytes of UTF-8.</param>
        /// <param name="payload">Is copied.</param>
        /// <param name="length">How many bytes of it count.</param>
        /// <param name="qos">0, 1 or 2.</param>
        /// <param name="retain">Whether the broker keeps it.</param>
        /// <param name="id">The packet identifier; not used at QoS 0.</param>
        public static byte[] Publish(string topic, byte[] payload, int length, int qos, bool retain, int id)
        {
            byte[] name = Encoding.UTF8.GetBytes(topic);
            byte[] packet = Begin(PacketType.Publish | (qos << 1) | (retain ? PacketType.RetainFlag : 0), 2 + name.Length + (qos > 0 ? 2 : 0) + length);
            int at = PutText(packet, packet.Length - length - (qos > 0 ? 2 : 0) - name.Length - 2, name);
            if (qos > 0)
            {
                at = PutNumber(packet, at, id);
            }

            Array.Copy(payload, 0, packet, at, length);
            return packet;
        }

        /// <summary>A SUBSCRIBE packet: every topic at QoS 1, the last one as given.</summary>
        public static byte[] Subscribe(string[] topics, int lastQos, int id)
        {
            byte[][] names = new byte[topics.Length][];
            int left = 2;
            for (int i = 0; i < names.Length; i++)
            {
                names[i] = Encoding.UTF8.GetBytes(topics[i]);
                left += 3 + names[i].Length;
            }

            byte[] packet = Begin(PacketType.Subscribe | PacketType.RequiredFlag, left);
            int at = PutNumber(packet, packet.Length - left, id);
            for (int i = 0; i < names.Length; i++)
            {
                at = PutText(packet, at, names[i]);
                packet[at++] = (byte)(i < names.Length - 1 ? 1 : lastQos);
            }

            return packet;
        }

        /// <summary>A packet that holds an identifier alone: PUBACK, PUBREC, PUBREL, PUBCOMP.</summary>
        /// <param name="header">Its first byte.</param>
        /// <param name="id">The packet identifier.</param>
        public static byte[] Answer(int header, int id) => new byte[] { (byte)header, 2, (byte)(id >> 8), (byte)id };

        /// <summary>A PUBREL packet.</summary>
        public static byte[] Release(int id) => Answer(PacketType.PublishRelease | PacketType.RequiredFlag, id);

        // A packet with its header and its remaining length (MQTT 3.1.1 clause 2.2.3), for the rest to be filled in.
        private static byte[] Begin(int header, int left)
        {
            int lengthBytes = 1;
            for (int rest = left >> 7; rest > 0; rest >>= 7)
            {
                lengthBytes++;
            }

            byte[] packet = new byte[1 + lengthBytes + left];
            packet[0] = (byte)header;
            for (int i = 1; i <= lengthBytes; i++)
            {
                packet[i] = (byte)((left & 0x7F) | (i < lengthBytes ? 0x80 : 0));
                left >>= 7;
            }

            return packet;
        }

        private static int PutText(byte[] packet, int at, byte[] text)
        {
            at = PutNumber(packet, at, text.Length);
            Array.Copy(text, 0, packet, at, text.Length);
            return at + text.Length;
        }

        private static int PutNumber(byte[] packet, int at, int number)
        {
            packet[at] = (byte)(number >> 8);
            packet[at + 1] = (byte)number;
            return at + 2;
        }
    }
}
