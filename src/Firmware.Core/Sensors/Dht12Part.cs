namespace Firmware.Core
{
    /// <summary>A DHT12 on I2C: five registers that hold a frame as the DHT11 sends it.</summary>
    public sealed class Dht12Part : ISensorPart
    {
        /// <summary>Its only I2C address (data sheet: 0xB8 with the write bit).</summary>
        public const int Address = 0x5C;

        private readonly IRegisters _registers;
        private readonly byte[] _frame = new byte[DhtDecoder.FrameBytes];

        /// <summary>Creates the part.</summary>
        public Dht12Part(IRegisters registers)
        {
            _registers = registers;
        }

        /// <inheritdoc/>
        public int Kind => SensorKind.Dht12;

        /// <inheritdoc/>
        public void Read(Reading into)
        {
            if (_registers.Read(0, _frame))
            {
                DhtDecoder.Decode(_frame, DhtModel.Dht11, into);
            }
            else
            {
                into.Fail(Quality.Absent);
            }
        }

        /// <inheritdoc/>
        public void Release() => _registers.Release();
    }
}
