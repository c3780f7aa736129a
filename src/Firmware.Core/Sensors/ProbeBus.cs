namespace Firmware.Core
{
    /// <summary>
    /// The DS18B20s of one 1-Wire bus: all of them measure at once, for three quarters of a second, and each is then read by its id.
    /// Commands and times are those of the data sheet (DS18B20, 19-7487).
    /// </summary>
    public sealed class ProbeBus
    {
        /// <summary>Bytes of an id: the family, six of a serial number, a checksum.</summary>
        public const int IdBytes = 8;

        /// <summary>Bytes of what a part has measured, with a checksum.</summary>
        public const int ScratchpadBytes = 9;

        private const int Family = 0x28;
        private const int SkipId = 0xCC;
        private const int MatchId = 0x55;
        private const int Convert = 0x44;
        private const int ReadScratchpad = 0xBE;
        private const int ConvertMs = 750;

        private readonly IOneWire _wire;

        /// <summary>Counts the measurements: each is worth one read of each part.</summary>
        public int Measurement;

        /// <summary>Creates a bus.</summary>
        public ProbeBus(IOneWire wire)
        {
            _wire = wire;
        }

        /// <summary>Whether these bytes are the id of a DS18B20: family, and checksum.</summary>
        public static bool IsId(byte[] id) => id.Length == IdBytes && id[0] == Family && CrcOf(id, IdBytes - 1) == id[IdBytes - 1];

        /// <summary>The checksum of 1-Wire: CRC-8 with the polynomial 0x31, lowest bit first, begun with 0 (Maxim application note 27).</summary>
        public static int CrcOf(byte[] data, int count)
        {
            int crc = 0;
            for (int i = 0; i < count; i++)
            {
                crc ^= data[i];
                for (int bit = 0; bit < 8; bit++)
                {
                    crc = (crc & 1) != 0 ? (crc >> 1) ^ 0x8C : crc >> 1;
                }
            }

            return crc;
        }

        /// <summary>Lets every part measure.</summary>
        /// <returns>False if none is there.</returns>
        public bool Measure()
        {
            if (!_wire.Reset() || !_wire.Write(SkipId) || !_wire.Write(Convert))
            {
                return false;
            }

            _wire.Pause(ConvertMs);
            Measurement++;
            return true;
        }

        /// <summary>Reads what a part has measured.</summary>
        /// <param name="id">Its id; null for the only one on the bus.</param>
        /// <param name="into">Receives <see cref="ScratchpadBytes"/> bytes, not checked yet.</param>
        /// <returns>False if no part is there.</returns>
        public bool Fetch(byte[] id, byte[] into)
        {
            if (!_wire.Reset() || !_wire.Write(id == null ? SkipId : MatchId))
            {
                return false;
            }

            for (int i = 0; id != null && i < IdBytes; i++)
            {
                if (!_wire.Write(id[i]))
                {
                    return false;
                }
            }

            if (!_wire.Write(ReadScratchpad))
            {
                return false;
            }

            for (int i = 0; i < ScratchpadBytes; i++)
            {
                into[i] = (byte)_wire.Read();
            }

            return true;
        }

        /// <summary>Releases the bus. The next use acquires it again.</summary>
        public void Release() => _wire.Release();
    }
}
