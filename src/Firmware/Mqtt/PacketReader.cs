using System;
using nanoFramework.M2Mqtt;

namespace Firmware
{
    /// <summary>Reads MQTT packets from a channel piece by piece, and knows how much of the present one is left.</summary>
    internal sealed class PacketReader
    {
        /// <summary>Bytes of a piece: a topic, or a part of what is passed over.</summary>
        public const int PieceBytes = 128;

        private readonly IMqttNetworkChannel _channel;
        private readonly byte[] _one = new byte[1];

        public PacketReader(IMqttNetworkChannel channel)
        {
            _channel = channel;
        }

        /// <summary>The piece that was read last.</summary>
        public byte[] Piece { get; } = new byte[PieceBytes];

        /// <summary>The bytes of the remaining length as they came (MQTT 3.1.1 clause 2.2.3): at most four.</summary>
        public byte[] Length { get; } = new byte[4];

        /// <summary>How many bytes of <see cref="Length"/> count.</summary>
        public int LengthCount { get; private set; }

        /// <summary>Bytes of the present packet that were not read yet.</summary>
        public int Left { get; set; }

        /// <summary>Waits for the next packet and reads its first byte and its length.</summary>
        /// <param name="first">Takes the first byte: one byte long.</param>
        /// <param name="waitMs">How long it waits for the first byte, in milliseconds; 20 or more, for the clock of a board steps by 10.</param>
        /// <returns>1 when a packet has begun, 0 when none came, -1 when the connection has ended.</returns>
        public int Begin(byte[] first, int waitMs)
        {
            // On TLS the channel counts decrypted bytes only, and what waits on its socket is seen by the timed call alone.
            if (_channel.DataAvailable)
            {
                return _channel.Receive(first) == 1 && ReadLength() ? 1 : -1;
            }

            long since = Environment.TickCount64;
            if (_channel.Receive(first, waitMs) == 1)
            {
                return ReadLength() ? 1 : -1;
            }

            // It answers 0 in both cases, but does not wait for what has ended.
            return Environment.TickCount64 - since < waitMs / 2 ? -1 : 0;
        }

        /// <summary>Reads a number of two bytes; 0 when the connection ended.</summary>
        public int ReadNumber() => ReadPiece(2) ? (Piece[0] << 8) | Piece[1] : 0;

        /// <summary>Reads bytes into <see cref="Piece"/>.</summary>
        /// <param name="count">0 to <see cref="PieceBytes"/>.</param>
        /// <returns>False when the connection ended.</returns>
        public bool ReadPiece(int count)
        {
            Left -= count;
            if (count == PieceBytes)
            {
                return _channel.Receive(Piece) == count;
            }

            // The channel fills a whole array only.
            for (int i = 0; i < count; i++)
            {
                if (_channel.Receive(_one) != 1)
                {
                    return false;
                }

                Piece[i] = _one[0];
            }

            return true;
        }

        /// <summary>Reads the rest of the packet into an array of its length.</summary>
        /// <returns>False when the connection ended.</returns>
        public bool ReadRest(byte[] into)
        {
            Left = 0;
            return into.Length == 0 || _channel.Receive(into) == into.Length;
        }

        /// <summary>Reads what is left of the packet and forgets it.</summary>
        /// <returns>False when the connection ended.</returns>
        public bool SkipRest()
        {
            while (Left > 0)
            {
                if (!ReadPiece(Left < PieceBytes ? Left : PieceBytes))
                {
                    return false;
                }
            }

            return true;
        }

        private bool ReadLength()
        {
            LengthCount = 0;
            Left = 0;
            do
            {
                if (LengthCount == Length.Length || _channel.Receive(_one) != 1)
                {
                    return false;
                }

                Left |= (_one[0] & 0x7F) << (7 * LengthCount);
                Length[LengthCount++] = _one[0];
            }
            while ((_one[0] & 0x80) != 0);
            return true;
        }
    }
}
