namespace Firmware.Core
{
    /// <summary>
    /// One part as it is wired, without any judgement: that is <see cref="Sensor"/>'s. It never throws.
    /// </summary>
    public interface ISensorPart
    {
        /// <summary>Which part it is, as a <see cref="SensorKind"/>: what the board says, or what was found there.</summary>
        int Kind { get; }

        /// <summary>Measures once; makes its driver first, where there is none.</summary>
        /// <param name="into">Takes values and <see cref="Reading.Frame"/>, or the reason why there are none.</param>
        void Read(Reading into);

        /// <summary>Lets go of the driver: the next read begins as after power-up.</summary>
        void Release();
    }
}
