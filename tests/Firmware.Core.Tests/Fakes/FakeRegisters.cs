namespace Firmware.Core.Tests
{
    /// <summary>A part on a bus that is nothing but its registers: a BME280 with the calibration of the data sheet's example.</summary>
    public sealed class FakeRegisters : IRegisters
    {
        public readonly byte[] Values = new byte[256];

        /// <summary>What was written, in order: F4=25 and so on.</summary>
        public string Written = "";

        /// <summary>Whether anything is connected.</summary>
        public bool Connected = true;

        /// <summary>The transfer after so many good ones is not acknowledged; negative: never.</summary>
        public int GoodTransfers = -1;

        public int Transfers;
        public int Releases;
        public int PausedMs;

        public FakeRegisters()
        {
            Values[0xD0] = 0x60;
            Put(0x88, "706B436718FC7D8E43D6D00B270B8C00F9FF8C3CF8C67017004B");
            Put(0xE1, "6A0100132B031E");
            Measure(519888, 415148, 28000);
        }

        /// <summary>Sets the data registers.</summary>
        public void Measure(int temperature, int pressure, int humidity)
        {
            PutCount(0xF7, pressure);
            PutCount(0xFA, temperature);
            Values[0xFD] = (byte)(humidity >> 8);
            Values[0xFE] = (byte)humidity;
        }

        public void Put(int first, string hex)
        {
            byte[] bytes = Bytes.Hex(hex);
            for (int i = 0; i < bytes.Length; i++)
            {
                Values[first + i] = bytes[i];
            }
        }

        public bool Read(int first, byte[] into)
        {
            if (!Transfer())
            {
                return false;
            }

            for (int i = 0; i < into.Length; i++)
            {
                into[i] = Values[first + i];
            }

            return true;
        }

        public bool Write(int register, int value)
        {
            if (!Transfer())
            {
                return false;
            }

            Written += register.ToString("X2") + "=" + value.ToString("X2") + " ";
            return true;
        }

        public bool Send(byte[] command) => Transfer();

        public bool Receive(byte[] into) => Transfer();

        public void Pause(int milliseconds) => PausedMs += milliseconds;

        public void Release() => Releases++;

        private bool Transfer()
        {
            Transfers++;
            return Connected && (GoodTransfers < 0 || Transfers <= GoodTransfers);
        }

        private void PutCount(int first, int count)
        {
            Values[first] = (byte)(count >> 12);
            Values[first + 1] = (byte)(count >> 4);
            Values[first + 2] = (byte)(count << 4);
        }
    }
}
