namespace Firmware.Core
{
    /// <summary>
    /// One part as it is wired. It does not judge what it reads: <see cref="Sensor"/> does. It never throws.
    /// </summary>
    public interface ISensorPart
    {
        /// <summary>Which part it is, a <see cref="SensorKind"/>: what the board says or what was found.</summary>
        int Kind { get; }

        /// <summary>Measures once; creates its driver first if there is none.</summary>
        /// <param name="into">Receives values and <see cref="Reading.Fingerprint"/>, or the reason why there are none.</param>
        void Read(Reading into);

        /// <summary>Releases the driver: the next read begins as after power-up.</summary>
        void Release();
    }
}
