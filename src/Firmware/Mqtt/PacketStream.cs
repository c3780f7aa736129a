using nanoFramework.M2Mqtt;

namespace Firmware
{
    /// <summary>Reads MQTT packets from a channel piece by piece, and knows how much of the present one is left.</summary>
    internal sealed class PacketStream
    {
        /// <summary>Bytes of a piece: a topic, or a part of what is passed over.</summary>
        public const int PieceBytes = 128;

        private readonly IMqttNetworkChannel _channel;
        private readonly byte[] _one = new byte[1];

        public PacketStream(IMqttNetworkChannel channel)
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

        /// <summary>Reads the remaining length, after the first byte of a packet.</summary>
        /// <returns>False when the connection ended, or when it is none.</returns>
        public bool ReadLength()
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
    }
}
